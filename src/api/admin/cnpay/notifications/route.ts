import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { CNPAY_MODULE } from "../../../../modules/cnpay"
import { listNotifications } from "../../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../../modules/cnpay/service"
import { filterOf, type NotificationParams } from "./params"
import { notificationView } from "./view"

/** The inbox, and what was not believed, newest first unless asked otherwise. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, NotificationParams>,
  res: MedusaResponse
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const { limit, offset, order } = req.validatedQuery
  const filter = filterOf(req.validatedQuery)
  const page = { limit, offset, oldestFirst: !order.startsWith("-") }
  const { notifications, count } = filter
    ? await listNotifications(cnpay.connection(), filter, page)
    : { notifications: [], count: 0 }
  res.json({ notifications: notifications.map(notificationView), count, offset, limit })
}
