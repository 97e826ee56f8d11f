import { openDataSource } from "./open"
import { ARCHIVE_SCHEMA, dialectOf, type ArchivePlace } from "./place"

/** Brings the archive's tables up to date; the names of what was run. */
export async function migrateArchive(place: ArchivePlace): Promise<string[]> {
  const source = await openDataSource(place)
  try {
    if (dialectOf(place) === "postgres") {
      // The table that remembers migrations is in it, so that no migration can make it.
      await source.query(`create schema if not exists "${ARCHIVE_SCHEMA}"`)
    }
    const done = await source.runMigrations({ transaction: "each" })
    return done.map(({ name }) => name)
  } finally {
    await source.destroy()
  }
}

/** Takes so many migrations back, the latest first. */
export async function revertArchive(place: ArchivePlace, steps: number): Promise<void> {
  const source = await openDataSource(place)
  try {
    for (let step = 0; step < steps; step += 1) {
      await source.undoLastMigration({ transaction: "each" })
    }
  } finally {
    await source.destroy()
  }
}
