import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** Where the archive is: in the shop's own Postgres, or under a URL of its own. */
export type ArchivePlace = { shop: Knex } | { url: string }

/** Its own schema in Postgres, so that the shop's tables and the archive's never meet. */
export const ARCHIVE_SCHEMA = "cnpay_archive"
export const MIGRATIONS_TABLE = "cnpay_archive_migration"

export type ArchiveDialect = "postgres" | "mysql" | "mariadb"

/** MySQL's driver speaks to MariaDB, too; TypeORM wants to know which it is. */
export function dialectOf(place: ArchivePlace): ArchiveDialect {
  if ("shop" in place) return "postgres"
  const { protocol } = new URL(place.url)
  if (protocol === "mysql:") return "mysql"
  return protocol === "mariadb:" ? "mariadb" : "postgres"
}
