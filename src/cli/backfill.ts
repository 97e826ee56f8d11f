import type { MedusaContainer } from "@medusajs/framework/types"
import { inspect } from "node:util"
import type { BillDay } from "../core/bill-day"
import type { Bilingual } from "../core/bilingual"
import { CNPAY_MODULE } from "../modules/cnpay"
import { findRun, type RunRow } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { reconcileDay } from "../reconcile"
import { daysOf, UsageProblem, type BackfillOptions } from "./options"
import type { Progress } from "./progress"
import { WORDS } from "./words"

export interface Terminal {
  lang: keyof Bilingual
  progress(total: number): Progress
  /** Whether the person wants it to end. */
  isInterrupted(): boolean
}

/**
 * Reconciles day by day, each for itself: what is interrupted goes on where it was. Answers the exit
 * code. @throws UsageProblem for an account that is not there
 */
export async function backfill(
  container: MedusaContainer,
  options: BackfillOptions,
  { lang, progress, isInterrupted }: Terminal
): Promise<number> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const stranger = options.accounts.find((account) => !cnpay.gateway(account))
  if (stranger) throw new UsageProblem(WORDS.noAccount, stranger)
  const days = daysOf(options)
  const work = options.accounts.flatMap((account) => days.map((day) => ({ account, day })))
  const bar = progress(work.length)
  let isBalanced = true
  for (const { account, day } of work) {
    if (isInterrupted()) return 130
    const name = `${account} ${day}`
    bar.at(name)
    const known = await findRun(cnpay.connection(), account, day)
    if (known?.state === "balanced" && !options.again) {
      bar.step(`${name}  ${WORDS.states.skipped[lang]}`)
      continue
    }
    const run = await once(container, { account, day, again: options.again })
    isBalanced = isBalanced && run.state === "balanced"
    bar.step(`${name}  ${told(run, lang)}`)
  }
  return isBalanced ? 0 : 1
}

/** Whoever runs it again wants the gateway asked again. */
function once(
  container: MedusaContainer,
  { account, day, again }: { account: string; day: BillDay; again: boolean }
): Promise<RunRow> {
  return reconcileDay(container, { account, day, cause: again ? "asked" : "backfill" })
}

function told({ state, lines, matched, last_error }: RunRow, lang: keyof Bilingual): string {
  const word = WORDS.states[state][lang]
  const why = last_error ? `  ${last_error.message[lang]}` : ""
  return `${word}  ${matched}/${lines}${why}`
}

/** What went wrong without anybody having foreseen it. */
export function unforeseen(error: unknown): string {
  return error instanceof Error ? error.message : inspect(error)
}
