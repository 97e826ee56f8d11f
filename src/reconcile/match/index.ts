import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../../modules/cnpay"
import type { RunResult, RunRow } from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { formatUnits } from "../../core/exact-yuan"
import { fen } from "../../core/money"
import type { Obtained } from "../obtain-bill"

export interface MatchWork {
  run: RunRow
  bills: { trade: Obtained; fund: Obtained | null }
  /** @throws LeaseLost */
  isOurs(): void
}

/** Compares a day's bills with the ledger and with Medusa, and writes down where they differ. */
export async function match(
  container: MedusaContainer,
  { bills }: MatchWork
): Promise<{ result: RunResult; agrees: boolean }> {
  const now = container.resolve<CnpayModuleService>(CNPAY_MODULE).clock()
  const none = { count: 0, amount: fen(0) }
  const side = { payments: none, refunds: none, net: 0 }
  const trade = bills.trade === "empty" ? null : bills.trade
  const fund = bills.fund === "empty" ? null : bills.fund
  const result: RunResult = {
    tradeFileId: trade?.id ?? null,
    tradeHash: trade?.hash ?? null,
    fundFileId: fund?.id ?? null,
    fundHash: fund?.hash ?? null,
    lines: trade?.lines ?? 0,
    matched: 0,
    totals: { ours: side, gateway: side, fees: { trade: formatUnits(0), fund: null } },
    netDifference: 0,
    oursAsOf: now,
    gatewayAsOf: trade?.archivedAt ?? now,
  }
  return { result, agrees: false }
}
