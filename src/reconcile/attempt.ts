import type { MedusaContainer } from "@medusajs/framework/types"
import { BillRefused } from "../bills/refused"
import type { BillKind } from "../core/bill-line"
import { GatewayError } from "../core/errors"
import type { RunState } from "../core/run"
import { CNPAY_MODULE } from "../modules/cnpay"
import type { RunError, RunResult, RunRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { failureOf, NOT_READY_MS } from "./failure"
import { match } from "./match"
import { obtainBill, type Obtained, type Uploaded } from "./obtain-bill"

export interface Work {
  run: RunRow
  uploaded?: Uploaded | undefined
  /** @throws LeaseLost */
  isOurs(): void
}

/** How an attempt at a run has ended. */
export interface Attempt {
  state: Exclude<RunState, "working">
  dueAt: Date | null
  error: RunError | null
  result?: RunResult
}

/**
 * Obtains both bills and matches what there is. Trades are matched although the bill of the balance
 * cannot be had; the run then tells why it could not, and tries again.
 */
export async function attempt(container: MedusaContainer, work: Work): Promise<Attempt> {
  const { run, uploaded, isOurs } = work
  const { reconciliation } = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const obtain = (kind: BillKind) => tried(container, work, kind)
  // What somebody gave us is read first: it must not be lost because the other bill cannot be had.
  const early = uploaded?.kind === "fund" ? await obtain("fund") : null
  if (early && "end" in early) return early.end
  const trade = await obtain("trade")
  if ("end" in trade) return trade.end
  const fund = early ?? (reconciliation.fund ? await obtain("fund") : null)
  isOurs()
  const bills = { trade: trade.bill, fund: fund && "bill" in fund ? fund.bill : null }
  const { result, agrees } = await match(container, { run, bills, isOurs })
  if (fund && "end" in fund) return { ...fund.end, result }
  return { state: agrees ? "balanced" : "differs", dueAt: null, error: null, result }
}

type Tried = { bill: Obtained } | { end: Attempt }

/** What the gateway or the bill has against it is the end of this attempt; anything else is thrown. */
async function tried(
  container: MedusaContainer,
  { run, uploaded }: Work,
  kind: BillKind
): Promise<Tried> {
  const now = container.resolve<CnpayModuleService>(CNPAY_MODULE).clock()
  try {
    const bill = await obtainBill(container, { run, uploaded }, kind)
    if (bill !== "not_ready") return { bill }
    const dueAt = new Date(now.getTime() + NOT_READY_MS)
    return { end: { state: "waiting", dueAt, error: null } }
  } catch (error) {
    if (!(error instanceof BillRefused || error instanceof GatewayError)) throw error
    return { end: failureOf(error, run, now) }
  }
}
