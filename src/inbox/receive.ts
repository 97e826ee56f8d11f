import { NotificationRefused } from "../core/errors"
import type { Gateway, HttpAnswer, RawNotification } from "../gateways/gateway"
import { insertNotification } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

export interface Received {
  answer: HttpAnswer
  /** `null`: it is in the inbox. */
  refusal: NotificationRefused | null
}

/**
 * Verify, write down, commit, and only then accept. Whatever keeps the row from being committed is
 * thrown, and must be answered with "send it again", never with success.
 */
export async function receive(
  cnpay: Pick<CnpayModuleService, "connection" | "clock">,
  gateway: Gateway,
  account: string,
  raw: RawNotification
): Promise<Received> {
  const now = cnpay.clock()
  try {
    const { id, event, about } = gateway.readNotification(raw, now)
    await insertNotification(cnpay.connection(), {
      account,
      notificationId: id,
      event,
      outTradeNo: about.snapshot.outTradeNo,
      outRefundNo: about.kind === "refund" ? about.snapshot.outRefundNo : null,
      about,
      now,
    })
    return { answer: gateway.acknowledge("accepted"), refusal: null }
  } catch (error) {
    if (!(error instanceof NotificationRefused)) throw error
    return { answer: gateway.acknowledge("refused"), refusal: error }
  }
}
