import { knex } from "@medusajs/framework/mikro-orm/knex"
import type { Connection } from "../../src/modules/cnpay/queries"

/** What Medusa gives the ledger's statements: a knex on Postgres. */
export function connect(url: string, connections = 1): Connection {
  return knex({ client: "pg", connection: url, pool: { min: 1, max: connections } })
}
