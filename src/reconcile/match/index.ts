import type { MedusaContainer } from "@medusajs/framework/types"
import type { ArchivedBill } from "../../archive/archive"
import { spanOf } from "../../core/bill-day"
import { formatUnits } from "../../core/exact-yuan"
import { CNPAY_MODULE } from "../../modules/cnpay"
import {
  balanceRuns,
  fetchDayBooks,
  findRecords,
  hasLiveDiscrepancies,
  healUnseen,
  listNeighbourFiles,
  openDayBooks,
  scheduleTrade,
  type Connection,
  type RunResult,
  type RunRow,
} from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { CNPAY_ARCHIVE_MODULE } from "../../modules/cnpay-archive"
import type { CnpayArchiveModuleService } from "../../modules/cnpay-archive/service"
import { asOutTradeNo } from "../../core/ids"
import type { Obtained } from "../obtain-bill"
import { compareMedusa } from "./books"
import type { MatchContext } from "./context"
import { batchesOf } from "./feed"
import { Findings } from "./findings"
import { matchFunds } from "./funds"
import { healedBy } from "./healed"
import { Report } from "./report"
import { answersForStrangers } from "./shared-bills"
import { Tally } from "./tally"
import { matchTrades } from "./trades"
import { recheckWaiting } from "./waiting"

export interface MatchWork {
  run: RunRow
  /** `fund`: `null` when there is none to be had. */
  bills: { trade: Obtained; fund: Obtained | null }
  /** @throws LeaseLost */
  isOurs(): void
}

const BATCH = 200
/** The day is sorted and summed up by the database; this much of its memory spares it the disk. */
const WORK_MEM = "set local work_mem = '64MB'"
const SNAPSHOT = { isolationLevel: "repeatable read", readOnly: true } as const

/**
 * Compares a day's bills with the ledger, and the ledger with Medusa, each in a snapshot of its own and
 * side by side, since one is this process's work and the other the database's; writes down where they
 * differ, and closes what does not differ any more.
 * @throws LeaseLost
 */
export async function match(
  container: MedusaContainer,
  { run, bills, isOurs }: MatchWork
): Promise<{ result: RunResult; agrees: boolean }> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const db = cnpay.connection()
  const gateway = cnpay.gateway(run.account)
  if (!gateway) throw new Error(`there is no account ${run.account}`)
  const archive = await container.resolve<CnpayArchiveModuleService>(CNPAY_ARCHIVE_MODULE).open()
  const tally = new Tally()
  const findings = new Findings(db, run)
  const report = new Report(tally, findings, (no) => askSoon(db, no, cnpay.clock()))
  const [trade, fund] = [archived(bills.trade), archived(bills.fund)]
  const isFirst = answersForStrangers(cnpay, run.account)
  const ignoresForeign = !isFirst || cnpay.reconciliation.foreign === "ignore"
  const context = { run, db, archive, gateway, report, trade, ignoresForeign, isOurs }
  const oursAsOf = cnpay.clock()
  await allOf(
    db.transaction((trx) => matchBill(trx, context), SNAPSHOT),
    db.transaction((trx) => matchMedusa(trx, context), SNAPSHOT)
  )
  const withFunds = bills.fund !== null && isFirst
  if (withFunds) await fundsOf(context, fund)
  await findings.flush()
  await conclude(cnpay, context, { withFunds, fund })
  const [ours, theirs] = [tally.totals("ours"), tally.totals("gateway")]
  return {
    agrees: !(await hasLiveDiscrepancies(db, run.account, run.bill_day)),
    result: {
      ...filesOf(trade, fund),
      lines: tally.lines,
      matched: tally.matched,
      totals: {
        ours,
        gateway: theirs,
        fees: {
          trade: trade ? await archive.fees(trade.id) : formatUnits(0),
          fund: fund ? await archive.fees(fund.id) : null,
        },
      },
      netDifference: theirs.net - ours.net,
      oursAsOf,
      gatewayAsOf: trade?.archivedAt ?? oursAsOf,
    },
  }
}

async function matchBill(trx: Connection, context: MatchContext): Promise<void> {
  await trx.raw(WORK_MEM)
  await matchTrades(trx, context, (wish) => findRecords(trx, wish))
}

async function matchMedusa(trx: Connection, { run, report }: MatchContext): Promise<void> {
  await trx.raw(WORK_MEM)
  const { account } = run
  await openDayBooks(trx, { account, ...spanOf(run.bill_day) })
  const suspects = batchesOf(() => fetchDayBooks(trx, BATCH))
  await compareMedusa(trx, suspects, { account, report })
}

/** Both to their end, whatever becomes of the other: neither may go on when the run is over. */
async function allOf(...works: Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(works)
  for (const end of ends) if (end.status === "rejected") throw end.reason
}

async function fundsOf(context: MatchContext, fund: ArchivedBill | null): Promise<void> {
  const { run, db } = context
  const around = { account: run.account, day: run.bill_day }
  const neighbours = {
    trade: await listNeighbourFiles(db, { ...around, kind: "trade" }),
    fund: await listNeighbourFiles(db, { ...around, kind: "fund" }),
  }
  const gateway = context.gateway.name
  await matchFunds({ ...context, gateway, day: run.bill_day, fund, neighbours })
}

/** What is not seen any more has healed, and what waited for this bill has its answer. */
async function conclude(
  cnpay: CnpayModuleService,
  { run, db, archive, gateway, trade, isOurs }: MatchContext,
  { withFunds, fund }: { withFunds: boolean; fund: ArchivedBill | null }
): Promise<void> {
  isOurs()
  const now = cnpay.clock()
  const healing = { runId: run.id, lease: run.lease ?? "", healedBy: healedBy({ withFunds }), now }
  await healUnseen(db, healing)
  const files = { trade: trade?.id ?? null, fund: fund?.id ?? null }
  await recheckWaiting({ db, archive, gateway: gateway.name, run, files, withFunds, now })
  await balanceRuns(db, run.account)
}

/** The gateway has money that we have not heard of: the sweep asks at once, and all settles by itself. */
async function askSoon(db: Connection, outTradeNo: string, now: Date): Promise<void> {
  const no = asOutTradeNo(outTradeNo)
  if (no) await scheduleTrade(db, no, now)
}

function archived(bill: Obtained | null): ArchivedBill | null {
  return bill === "empty" ? null : bill
}

function filesOf(trade: ArchivedBill | null, fund: ArchivedBill | null) {
  return {
    tradeFileId: trade?.id ?? null,
    tradeHash: trade?.hash ?? null,
    fundFileId: fund?.id ?? null,
    fundHash: fund?.hash ?? null,
  }
}
