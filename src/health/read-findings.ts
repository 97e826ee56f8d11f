import { listProblems, readCallFigures, readHealth } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import type { AccountFacts } from "../options/account-facts"
import type { Findings } from "./find-problems"

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const PENDING_MS = 15 * MINUTE_MS
const STUCK_MS = 5 * MINUTE_MS

/** How each account is, as the ledger and the trail of calls have it; in the order of the options. */
export async function readFindings(
  cnpay: CnpayModuleService
): Promise<(Findings & { facts: AccountFacts })[]> {
  const [db, now, described] = [cnpay.connection(), cnpay.clock(), cnpay.describeAccounts()]
  const accounts = described.map(({ account }) => account)
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const since = ago(DAY_MS)
  const before = { pendingBefore: ago(PENDING_MS), stuckBefore: ago(STUCK_MS) }
  const [healths, figures, problems] = await Promise.all([
    readHealth(db, { accounts, since, ...before }),
    readCallFigures(db, { accounts, since }),
    listProblems(db, accounts),
  ])
  return described.flatMap((facts) => {
    const isOf = (it: { account: string }) => it.account === facts.account
    const [health, calls] = [healths.find(isOf), figures.find(isOf)]
    if (!health || !calls) return []
    return [{ facts, health, calls, keys: facts.keys, noted: problems.filter(isOf), now }]
  })
}
