import type { DataSource, DataSourceOptions } from "typeorm"
import { entities } from "./entities"
import { CreateTables1795449600000 } from "./migrations/1795449600000-create-tables"
import { AddBalance1795478400000 } from "./migrations/1795478400000-add-balance"
import { ARCHIVE_SCHEMA, dialectOf, MIGRATIONS_TABLE, type ArchivePlace } from "./place"
import { poolOver } from "./shop-pool"
import { typeOrm } from "./typeorm"

/** Bills come one at a time; a pool of the archive's own needs few connections. */
const CONNECTIONS = 4
const CONNECT_TIMEOUT_MS = 10_000

/** Connects to where the archive is. Whoever opens it calls `destroy()`. */
export async function openDataSource(place: ArchivePlace): Promise<DataSource> {
  const orm = typeOrm()
  const dialect = dialectOf(place)
  const common = {
    entities: entities(orm, dialect === "postgres"),
    migrations: [CreateTables1795449600000, AddBalance1795478400000],
    migrationsTableName: MIGRATIONS_TABLE,
    logging: false,
    synchronize: false,
  } as const
  return new orm.DataSource({ ...common, ...connectionOf(place) } as DataSourceOptions).initialize()
}

function connectionOf(place: ArchivePlace): Partial<DataSourceOptions> {
  if ("shop" in place) {
    const pg = { Pool: poolOver(place.shop) }
    return { type: "postgres", schema: ARCHIVE_SCHEMA, driver: pg, installExtensions: false }
  }
  const { url } = place
  const type = dialectOf(place)
  if (type === "postgres") {
    const extra = { max: CONNECTIONS, connectionTimeoutMillis: CONNECT_TIMEOUT_MS }
    return { type, url, schema: ARCHIVE_SCHEMA, extra, installExtensions: false }
  }
  const extra = { connectionLimit: CONNECTIONS, connectTimeout: CONNECT_TIMEOUT_MS }
  const digits = { supportBigNumbers: true, bigNumberStrings: true } as const
  return { type, url, extra, timezone: "Z", charset: "utf8mb4_bin", ...digits }
}
