import type { DataSource } from "typeorm"
import type { ExactYuan } from "../core/exact-yuan"
import { run } from "./statement"

/** All fees of a bill, exact: of trades what they were charged, of the balance what was taken and given back. */
export async function sumFees(source: DataSource, file: string): Promise<ExactYuan> {
  const [row] = await run<{ fees: string }>(
    source,
    ({ lines }) =>
      `select trim(cast(cast(coalesce(sum(
                fee_yuan + case when kind not in ('fee', 'fee_return') then 0
                                when direction = 'out' then amount_fen else 0 - amount_fen end / 100.0
              ), 0) as decimal(25, 5)) as char(32))) as fees
         from ${lines} where file_id = :file`,
    { file }
  )
  return (row?.fees ?? "0.00000") as ExactYuan
}
