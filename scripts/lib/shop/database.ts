import path from "node:path"
import { ensureDatabase } from "../postgres/database"
import { startPostgres } from "../postgres"
import type { Farewell } from "../farewell"

const NAME = "shop"

/** A database of our own, inside the home. */
export async function startDatabase(home: string, farewell: Farewell): Promise<string> {
  const postgres = await startPostgres({ dir: path.join(home, "postgres") })
  farewell.add(() => postgres.stop())
  await ensureDatabase(postgres.url("postgres"), NAME)
  return postgres.url(NAME)
}
