import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { inBoth } from "../../../../../core/bilingual"
import { CNPAY_MODULE } from "../../../../../modules/cnpay"
import { findSessionTrade } from "../../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../../modules/cnpay/service"
import { askGateway } from "../../../../../settle/ask-gateway"
import { sessionStatus, type SessionStatus } from "../../../../../settle/session-status"

/** How a shopper's payment stands. Asking may ask the gateway, but never more often than every few seconds. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<{ session: SessionStatus }>
): Promise<void> {
  const id = req.params.id ?? ""
  const db = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE).connection()
  const trade = await findSessionTrade(db, id)
  if (!trade) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      inBoth({
        en: "No Alipay or WeChat Pay payment session has this id.",
        zh: "未找到该支付会话。",
      })
    )
  }
  const isAsked = await askGateway(req.scope, trade)
  const now = isAsked ? await findSessionTrade(db, id) : trade
  res.json({ session: await sessionStatus(req.scope, now ?? trade) })
}
