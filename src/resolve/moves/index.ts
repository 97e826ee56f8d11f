import type { Move } from "../../core/moves"
import type { Carry } from "../move"
import { accept } from "./accept"
import { cancelCapture } from "./cancel-capture"
import { link } from "./link"
import { query } from "./query"
import { queryRefund, recordRefund } from "./query-refund"
import { redirect } from "./redirect"
import { refund } from "./refund"
import { retry } from "./retry"
import { settle } from "./settle"
import { wait } from "./wait"

/** Adding a move adds one line here and one file. */
export const CARRIES: Readonly<Record<Move, Carry>> = {
  settle,
  query,
  query_refund: queryRefund,
  record_refund: recordRefund,
  refund,
  retry,
  redirect,
  link,
  wait,
  cancel_capture: cancelCapture,
  accept,
}
