import type { Move } from "../api/discrepancies"
import type { May } from "../hooks/use-permissions"
import { sendsMoney } from "./rules"

/** Whether a role may make a move about a discrepancy: to send money it needs what refunds need, too. */
export function mayMake(may: May, move: Move): boolean {
  const maySend = !sendsMoney(move) || may("cnpay_refund", "create")
  return maySend && may("cnpay_discrepancy", "update")
}
