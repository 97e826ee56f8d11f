import { randomBytes } from "node:crypto"
import { ensureDatabase, withClient } from "../../scripts/lib/postgres/database"

export interface ScratchDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** An empty database on the server that `npm test` names in DB_HOST and its sisters. */
export async function scratchDatabase(): Promise<ScratchDatabase> {
  const name = `cnpay_scratch_${randomBytes(6).toString("hex")}`
  await ensureDatabase(serverUrl("postgres"), name)
  return {
    url: serverUrl(name),
    drop: () =>
      withClient(serverUrl("postgres"), async (client) => {
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      }),
  }
}

function serverUrl(database: string): string {
  const { DB_HOST, DB_PORT, DB_USERNAME = "postgres", DB_PASSWORD } = process.env
  if (!DB_HOST) throw new Error("DB_HOST is not set: run the tests by `npm test`.")
  const url = new URL(`postgres://${DB_HOST}:${DB_PORT ?? "5432"}/${database}`)
  url.username = DB_USERNAME
  url.password = DB_PASSWORD ?? ""
  return url.href
}
