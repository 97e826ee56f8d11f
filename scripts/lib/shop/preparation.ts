import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { root } from "../home"
import { withClient } from "../postgres/database"
import type { SeededShop } from "../seed"

const SOURCES = /\.(ts|tsx|js|json)$/
const INPUTS = [
  "package-lock.json",
  "medusa-config.ts",
  "src/modules",
  "src/links",
  "src/archive",
  "scripts/lib/seed",
]

interface Preparation {
  fingerprint: string
  shop: SeededShop
}

/**
 * What was migrated and seeded, if nothing that goes into it has changed since and the database
 * still holds it. Migrating takes many seconds even when there is nothing to migrate.
 */
export async function stillPrepared(
  home: string,
  { databaseUrl, fingerprint }: { databaseUrl: string; fingerprint: string }
): Promise<SeededShop | undefined> {
  const file = fileIn(home)
  if (!fs.existsSync(file)) return undefined
  const last: Preparation = JSON.parse(fs.readFileSync(file, "utf8"))
  if (last.fingerprint !== fingerprint) return undefined
  return (await holds(databaseUrl, last.shop)) ? last.shop : undefined
}

export function rememberPreparation(home: string, preparation: Preparation): void {
  fs.writeFileSync(fileIn(home), `${JSON.stringify(preparation, null, 2)}\n`)
}

/** Changes with everything that decides about the tables and the seed. */
export function fingerprintOf(...settings: string[]): string {
  const hash = createHash("sha256").update(settings.join("\0"))
  for (const file of INPUTS.flatMap(filesUnder)) {
    hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(root, file)))
  }
  return hash.digest("hex")
}

function filesUnder(input: string): string[] {
  const full = path.join(root, input)
  if (!fs.existsSync(full)) return []
  if (fs.statSync(full).isFile()) return [input]
  const files = fs.readdirSync(full, { recursive: true, encoding: "utf8" })
  return files
    .filter((file) => SOURCES.test(file))
    .sort()
    .map((file) => path.join(input, file))
}

async function holds(databaseUrl: string, { publishableKey }: SeededShop): Promise<boolean> {
  try {
    return await withClient(databaseUrl, async (client) => {
      const { rowCount } = await client.query("select 1 from api_key where token = $1", [
        publishableKey,
      ])
      return rowCount === 1
    })
  } catch {
    return false // no such table, or no such database: prepare it anew
  }
}

function fileIn(home: string): string {
  return path.join(home, "prepared.json")
}
