import { writeFileSync } from "node:fs"
import { alipayTradeBill } from "../../../simulator/bills/alipay"
import { rowAt } from "./rows"

/** A zip of so many lines, in GBK. */
export function writeAlipayBill(file: string, lines: number): string {
  const rows = Array.from({ length: lines }, (_, index) => rowAt(index))
  const head = { pid: "2088102112562033", day: "20261122", exportedAt: new Date() }
  writeFileSync(file, alipayTradeBill(rows, head))
  return file
}
