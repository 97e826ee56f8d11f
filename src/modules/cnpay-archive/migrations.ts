import { knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { migrateArchive, revertArchive } from "../../archive/migrate"
import type { ArchivePlace } from "../../archive/place"
import type { ArchiveSettings } from "../../options/types"

/** What Medusa hands to a module's migrations. */
export interface MigrationCall {
  options?: {
    archive?: ArchiveSettings
    database?: {
      clientUrl?: string
      driverOptions?: { connection?: Record<string, unknown> } & Record<string, unknown>
    }
  }
  logger?: { info(message: string): void }
  migrationNames?: string[]
}

/** For `medusa db:migrate`: the archive's own migrations, wherever the archive is. */
export async function runMigrations(call: MigrationCall): Promise<{ name: string }[]> {
  const names = await atPlace(call, migrateArchive)
  for (const name of names) call.logger?.info(`cnpay archive: ${name}`)
  return names.map((name) => ({ name }))
}

export async function revertMigration(call: MigrationCall): Promise<void> {
  // `medusa db:rollback` names none: it takes the latest back.
  await atPlace(call, (place) => revertArchive(place, call.migrationNames?.length ?? 1))
}

async function atPlace<T>(
  { options = {} }: MigrationCall,
  use: (place: ArchivePlace) => Promise<T>
): Promise<T> {
  const url = options.archive?.url
  if (url) return use({ url })
  const { clientUrl, driverOptions } = options.database ?? {}
  if (!clientUrl) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "the archive was given no database")
  }
  const shop = knex({
    client: "pg",
    connection: { connectionString: clientUrl, ...driverOptions?.connection },
    pool: { min: 0, max: 1 },
  })
  try {
    return await use({ shop })
  } finally {
    await shop.destroy()
  }
}
