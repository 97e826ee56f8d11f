import { createReadStream, createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { Client } from "pg"
import { from, to } from "pg-copy-streams"
import { LINE_COLUMNS, LINE_TABLE } from "../../../src/archive/entities"
import { ARCHIVE_SCHEMA } from "../../../src/archive/place"
import { seconds } from "./measure-parse"

const LINES = `"${ARCHIVE_SCHEMA}".${LINE_TABLE}`
const FILES = `"${ARCHIVE_SCHEMA}".cnpay_bill_file`

/** The floor: how long Postgres takes to COPY the archived rows of an account in again, ready as they are. */
export async function measureCopy(
  database: string,
  account: string,
  file: string
): Promise<number> {
  const client = new Client({ connectionString: database })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from ${FILES} where account = $1`,
      [account]
    )
    const id = rows[0]?.id ?? ""
    const wanted = `select ${LINE_COLUMNS.join(", ")} from ${LINES} where file_id = '${id}' order by line`
    await pipeline(client.query(to(`copy (${wanted}) to stdout`)), createWriteStream(file))
    await client.query(`delete from ${LINES}`)
    await client.query(`vacuum full ${LINES}`)
    return await seconds(async () => {
      await client.query("begin")
      const copying = client.query(from(`copy ${LINES} (${LINE_COLUMNS.join(", ")}) from stdin`))
      await pipeline(createReadStream(file), copying)
      await client.query("commit")
    })
  } finally {
    await client.end()
  }
}
