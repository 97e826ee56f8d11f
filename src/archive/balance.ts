import type { DataSource } from "typeorm"
import { run } from "./statement"

/** What a bill of the balance says of its day, in fen; `null`: its rows have no balance. */
export interface DayBalance {
  opening: number
  closing: number
  /** What came, less what went. */
  flow: number
}

interface EndRow {
  direction: string
  amount: string
  balance: string | null
}

/**
 * The balance before a day's first movement and after its last, and what moved in between. Some files
 * begin with the latest row: whichever reading adds up is the right one.
 */
export async function readBalance(source: DataSource, file: string): Promise<DayBalance | null> {
  const end = async (order: "asc" | "desc") => {
    const [row] = await run<EndRow>(
      source,
      ({ lines }) =>
        `select direction, amount_fen as amount,
                trim(cast(round(balance_yuan * 100) as char(32))) as balance
           from ${lines} where file_id = :file order by line ${order} limit 1`,
      { file }
    )
    return row && row.balance !== null ? ends(row, Number(row.balance)) : null
  }
  const [first, last] = [await end("asc"), await end("desc")]
  if (!first || !last) return null
  const [sum] = await run<{ flow: string | null }>(
    source,
    ({ lines }) =>
      `select sum(case when direction = 'in' then amount_fen else 0 - amount_fen end) as flow
         from ${lines} where file_id = :file`,
    { file }
  )
  const flow = Number(sum?.flow ?? 0)
  const upwards = { opening: first.before, closing: last.after, flow }
  const downwards = { opening: last.before, closing: first.after, flow }
  return downwards.opening + flow === downwards.closing ? downwards : upwards
}

function ends({ direction, amount }: EndRow, after: number) {
  return { after, before: direction === "in" ? after - Number(amount) : after + Number(amount) }
}
