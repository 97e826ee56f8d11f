import { get } from "./client"
import type { Age } from "./discrepancies"

/** One day's volume: payments and refunds in fen, fees in exact yuan as text. */
export interface DayVolume {
  day: string
  payments_fen: number
  refunds_fen: number
  fees_yuan: string
}

export interface AgeBucket {
  bucket: Age
  count: number
  amount_fen: number
}

/** How the books stand; `match_rate` from 0 to 1, `null` before the first bill. */
export interface Overview {
  match_rate: number | null
  open: number
  waiting: number
  money_at_risk_fen: number
  oldest_open_at: string | null
  days: DayVolume[]
  ages: AgeBucket[]
}

export function readOverview(days = 30): Promise<Overview> {
  return get("overview", { days })
}
