import type { DataSource } from "typeorm"
import type { BillLine } from "../core/bill-line"
import type { BillLineRow } from "./entities"
import { COLUMNS, lineOf } from "./line"
import { run } from "./statement"

export interface LinesWish {
  files: readonly string[]
  outTradeNos: readonly string[]
  /** For lines that name no number of the merchant's. */
  gatewayTradeNos: readonly string[]
}

export interface FoundLine {
  file: string
  line: BillLine
}

const NOTHING = [""]

/** The lines of some trades in some files, wherever in them they are. */
export async function findLines(source: DataSource, wish: LinesWish): Promise<FoundLine[]> {
  const { files, outTradeNos, gatewayTradeNos } = wish
  if (files.length === 0) return []
  const numbers = outTradeNos.length > 0 ? outTradeNos : NOTHING
  const theirs = gatewayTradeNos.length > 0 ? gatewayTradeNos : NOTHING
  const select = (lines: string, where: string) =>
    `select ${COLUMNS} from ${lines} where file_id in (:files) and ${where}`
  const rows = await run<BillLineRow>(
    source,
    ({ lines }) =>
      `${select(lines, "out_trade_no in (:numbers) and out_trade_no <> ''")}
       union all ${select(lines, "out_trade_no = '' and gateway_trade_no in (:theirs)")}`,
    { files, numbers, theirs }
  )
  return rows.map((row) => ({ file: row.file_id, line: lineOf(row) }))
}
