import type { Fen } from "../../../core/money"
import { fen } from "../../../core/money"
import type { TradeState } from "../../../core/trade"
import { allOf } from "./conditions"
import type { Connection } from "./connection"
import { rowsOf } from "./rows"
import type { SearchTerm } from "./search-term"
import { TRADES_LIKE } from "./trades-like"

export interface TradeFilter {
  accounts?: readonly string[]
  states?: readonly string[]
  scenes?: readonly string[]
  numbers?: readonly string[]
  term?: SearchTerm
}

export interface TradePage {
  limit: number
  offset: number
  oldestFirst: boolean
}

/** A trade in a list. Amount in fen. */
export interface ListedTrade {
  id: string
  out_trade_no: string
  gateway_trade_no: string | null
  account: string
  scene: string
  state: TradeState
  amount_fen: Fen
  currency_code: string
  order: { id: string; display_id: number } | null
  created_at: Date
}

/** A page of trades with the orders that they pay for, and how many there are of them in all. */
export async function listTrades(
  db: Connection,
  filter: TradeFilter,
  page: TradePage
): Promise<{ trades: ListedTrade[]; count: number }> {
  const where = whereOf(filter)
  const bindings = {
    accounts: [...(filter.accounts ?? [])],
    states: [...(filter.states ?? [])],
    scenes: [...(filter.scenes ?? [])],
    numbers: [...(filter.numbers ?? [])],
    number: filter.term?.number ?? null,
    displayId: filter.term?.displayId ?? null,
    limit: page.limit,
    offset: page.offset,
  }
  const [rows, counted] = await Promise.all([
    db.raw(listStatement(where, page.oldestFirst ? "asc" : "desc"), bindings),
    db.raw(`select count(*) as count from cnpay_trade t where ${where}`, bindings),
  ])
  return {
    trades: rowsOf<ListedTrade & { amount_fen: string }>(rows).map(toListed),
    count: Number(rowsOf<{ count: string }>(counted)[0]?.count ?? 0),
  }
}

/** What is searched for becomes an array: the planner takes a union of searches for half of the table. */
function whereOf({ accounts, states, scenes, numbers, term }: TradeFilter): string {
  return allOf({
    "t.deleted_at is null": true,
    "t.account = any(:accounts)": accounts !== undefined,
    "t.state = any(:states)": states !== undefined,
    "t.scene = any(:scenes)": scenes !== undefined,
    "t.out_trade_no = any(:numbers)": numbers !== undefined,
    [`t.id = any(array(${TRADES_LIKE}))`]: term !== undefined,
  })
}

/** The page is cut first, so that orders are looked up for its rows alone. */
function listStatement(where: string, direction: "asc" | "desc"): string {
  return `
    with page as (
      select * from cnpay_trade t where ${where}
       order by t.created_at ${direction}, t.id ${direction} limit :limit offset :offset)
    select p.id, p.out_trade_no, p.gateway_trade_no, p.account, p.scene, p.state, p.amount_fen,
           p.currency_code, p.created_at,
           (select json_build_object('id', o.id, 'display_id', o.display_id)
              from order_payment_collection l join "order" o on o.id = l.order_id
             where l.payment_collection_id = p.payment_collection_id and l.deleted_at is null
             limit 1) as "order"
      from page p
     order by p.created_at ${direction}, p.id ${direction}`
}

function toListed(row: ListedTrade & { amount_fen: string }): ListedTrade {
  return { ...row, amount_fen: fen(Number(row.amount_fen)) }
}
