import { setTimeout as pause } from "node:timers/promises"
import { NotificationRefused } from "../core/errors"
import type { Gateway, HttpAnswer, RawNotification } from "../gateways/gateway"
import { insertNotification } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { shownHeaders } from "./shown-headers"

export interface Received {
  answer: HttpAnswer
  /** `null`: it is in the inbox. */
  refusal: NotificationRefused | null
}

/** Both gateways give up on an answer after five seconds. */
const PATIENCE_MS = 4_000

/**
 * Verify, write down, commit, and only then accept. Whatever keeps the row from being committed in
 * time is thrown, and must be answered with "send it again", never with success.
 */
export async function receive(
  cnpay: Pick<CnpayModuleService, "connection" | "clock">,
  gateway: Gateway,
  account: string,
  raw: RawNotification
): Promise<Received> {
  const now = cnpay.clock()
  try {
    await gateway.fetchKeys?.(raw)
    const { id, event, about } = gateway.readNotification(raw, now)
    await inTime(
      insertNotification(cnpay.connection(), {
        account,
        notificationId: id,
        event,
        outTradeNo: about.snapshot.outTradeNo,
        outRefundNo: about.kind === "refund" ? about.snapshot.outRefundNo : null,
        about,
        headers: shownHeaders(raw.headers),
        now,
      })
    )
    return { answer: gateway.acknowledge("accepted", raw), refusal: null }
  } catch (error) {
    if (!(error instanceof NotificationRefused)) throw error
    return { answer: gateway.acknowledge("refused", raw), refusal: error }
  }
}

/** A row that is committed after all is harmless: the gateway's next delivery is counted on it. */
async function inTime(insertion: Promise<void>): Promise<void> {
  const clock = new AbortController()
  const tooLate = pause(PATIENCE_MS, "late" as const, { signal: clock.signal })
  // Both outcomes are awaited by the race; a loser must not become an unhandled rejection.
  tooLate.catch(() => undefined)
  insertion.catch(() => undefined)
  try {
    if ((await Promise.race([insertion, tooLate])) === "late") {
      throw new Error("the database did not commit within four seconds")
    }
  } finally {
    clock.abort()
  }
}
