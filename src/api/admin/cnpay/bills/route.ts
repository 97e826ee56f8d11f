import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { BillRefused } from "../../../../bills/refused"
import { inBoth, type Bilingual } from "../../../../core/bilingual"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { reconcileUpload, RunBusy } from "../../../../reconcile"
import { refusalMessage } from "../../../../reconcile/messages"
import { needRun } from "../runs/find"
import { runView } from "../runs/view"

const BUSY: Bilingual = {
  en: "This day is being reconciled right now. Try again in a minute.",
  zh: "该日期正在对账，请稍后重试。",
}

/**
 * Takes a bill as a file, `?account=` only where the file does not name its own. A file that is refused
 * leaves nothing; the same file once more changes nothing.
 */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { account } = req.query
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  try {
    const named = typeof account === "string" && account !== "" ? account : null
    const run = await reconcileUpload(req.scope, { file: req, account: named })
    res.json({ run: runView(await needRun(cnpay.connection(), run.id)) })
  } catch (error) {
    if (error instanceof BillRefused) refuse(res, error)
    else if (error instanceof RunBusy) {
      res.status(409).json({ type: "conflict", message: inBoth(BUSY) })
    } else throw error
  }
}

function refuse(res: MedusaResponse, refused: BillRefused): void {
  const { en, zh } = refusalMessage(refused)
  const { line, reason: code } = refused
  const reason: Bilingual =
    line === null
      ? { en: `${en}.`, zh: `${zh}。` }
      : { en: `Line ${line}: ${en}.`, zh: `第 ${line} 行：${zh}。` }
  res.status(400).json({ type: "invalid_data", code, line, reason, message: inBoth(reason) })
}
