import { withClient } from "../../../scripts/lib/postgres/database"

export interface InboxRow {
  state: string
  attempts: number
  duplicates: number
}

/** What the inbox of a running shop holds about a trade. */
export function inboxOf(databaseUrl: string, outTradeNo: string): Promise<InboxRow[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<InboxRow>(
      "select state, attempts, duplicates from cnpay_notification where out_trade_no = $1",
      [outTradeNo]
    )
    return rows
  })
}
