import type { Texts } from "../texts"
import { common } from "./common"
import { discrepancies } from "./discrepancies"
import { health } from "./health"
import { notifications } from "./notifications"
import { reconciliation } from "./reconciliation"
import { refunds } from "./refunds"
import { search } from "./search"
import { trace } from "./trace"

export const zh: Texts = {
  common,
  discrepancies,
  health,
  notifications,
  reconciliation,
  refunds,
  search,
  trace,
}
