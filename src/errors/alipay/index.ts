import type { ErrorTable } from "../entry"
import { bill, identify } from "./bill"
import { gateway } from "./gateway"
import { pay } from "./pay"
import { freeze, release } from "./preauth"
import { queryRefund, refund } from "./refund"
import { close, query, takeBack } from "./undo"

export const ALIPAY: readonly ErrorTable[] = [
  gateway,
  pay,
  query,
  close,
  takeBack,
  refund,
  queryRefund,
  freeze,
  release,
  bill,
  identify,
]
