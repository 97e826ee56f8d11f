import { setTimeout as pause } from "node:timers/promises"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { BillDay } from "../../../../core/bill-day"
import { inBoth } from "../../../../core/bilingual"
import { reasonOf } from "../../../../core/errors"
import { isOver } from "../../../../gateways/bill"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import { findRun, type CountedRun } from "../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { reconcileDay } from "../../../../reconcile"
import { needRun } from "./find"

const LOOK_MS = 20
const PATIENCE_MS = 5_000

/** Begins a run and waits until its row says so; the work goes on without the request. */
export async function startRun(
  container: MedusaContainer,
  { account, day }: { account: string; day: BillDay }
): Promise<CountedRun> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  if (!cnpay.gateway(account)) throw noAccount(account)
  // It would wait for its bill for as long as the day is ahead, at the top of every list.
  if (!isOver(day, cnpay.clock())) throw notOver(day)
  const before = (await findRun(cnpay.connection(), account, day))?.attempts ?? 0
  let isDone = false
  void reconcileDay(container, { account, day, cause: "asked" })
    .catch((error: unknown) => {
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .error(`cnpay: the run of ${account} for ${day}: ${reasonOf(error)}`)
    })
    .finally(() => (isDone = true))
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const run = await findRun(cnpay.connection(), account, day)
    if (run && (run.attempts > before || isDone)) return needRun(cnpay.connection(), run.id)
    if (isDone) break
    await pause(LOOK_MS)
  }
  throw new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    inBoth({ en: "The run has not begun. Try again.", zh: "对账未能开始，请重试。" })
  )
}

function notOver(day: BillDay): MedusaError {
  const sentence = {
    en: `${day} is not over yet in Beijing: there is no bill of it.`,
    zh: `${day}（北京时间）尚未结束，还没有对账单。`,
  }
  return new MedusaError(MedusaError.Types.INVALID_DATA, inBoth(sentence))
}

function noAccount(account: string): MedusaError {
  const en = `There is no account ${account}.`
  return new MedusaError(
    MedusaError.Types.INVALID_DATA,
    inBoth({ en, zh: `未配置商户账号 ${account}。` })
  )
}
