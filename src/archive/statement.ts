import type { DataSource } from "typeorm"
import { FILE_TABLE, LINE_TABLE } from "./entities"
import { ARCHIVE_SCHEMA } from "./place"

type Value = string | number
export type Values = Readonly<Record<string, Value | readonly Value[]>>

/** What the tables are called, and whether it is Postgres. */
export interface Dialect {
  files: string
  lines: string
  isPostgres: boolean
}

/**
 * Runs one statement in the archive's own dialect. Values stand as `:name`; a list stands as
 * `in (:name)` and must not be empty.
 */
export async function run<Row>(
  source: DataSource,
  write: (dialect: Dialect) => string,
  values: Values
): Promise<Row[]> {
  const isPostgres = source.options.type === "postgres"
  const schema = isPostgres ? `"${ARCHIVE_SCHEMA}".` : ""
  const dialect = { files: schema + FILE_TABLE, lines: schema + LINE_TABLE, isPostgres }
  const bound: Value[] = []
  const place = (value: Value) => {
    bound.push(value)
    return isPostgres ? `$${bound.length}` : "?"
  }
  const sql = write(dialect).replace(/:([a-z]+)/gi, (_, name: string) =>
    [values[name] ?? []].flat().map(place).join(", ")
  )
  return source.query<Row[]>(sql, bound)
}
