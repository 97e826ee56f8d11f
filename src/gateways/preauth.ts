import type { OutReleaseNo, OutTradeNo } from "../core/ids"
import type { Fen } from "../core/money"
import type { FreezeSnapshot, ReleaseState, TradeSnapshot } from "../core/trade"
import type { CloseOutcome } from "./gateway"

/** Frozen money to be taken. Amounts in fen. */
export interface NewCapture {
  /** The capture's own number: at the gateway it is a trade like any other. */
  outTradeNo: OutTradeNo
  /** The number of the freeze. */
  freezeNo: OutTradeNo
  /** The form in which the freeze was offered: the gateway wants to hear of it again. */
  form: string | null
  amount: Fen
}

/** Frozen money to be set free. Amounts in fen. */
export interface NewRelease {
  outReleaseNo: OutReleaseNo
  freezeNo: OutTradeNo
  amount: Fen
}

/**
 * What a gateway can do beside {@link Gateway} when it can freeze a shopper's money and take it
 * later, in parts. A freeze is asked for by `Gateway.create` with this scene. Captures are queried,
 * refunded and notified as the trades that they are. Every call throws only `GatewayError`.
 */
export interface Preauth {
  readonly scene: string
  /** `null`: the gateway does not know the number. */
  query(no: OutTradeNo): Promise<FreezeSnapshot | null>
  /** Makes sure that nobody can freeze money under this number any more. `paid`: money is frozen. */
  close(no: OutTradeNo): Promise<CloseOutcome>
  /** Sending a number again never takes money again. `waiting`: the gateway is still at it. */
  capture(capture: NewCapture): Promise<TradeSnapshot>
  /** Sending a number again never releases money again. */
  release(release: NewRelease): Promise<ReleaseState>
  /** `null`: the gateway does not know the number. */
  queryRelease(no: OutReleaseNo, freeze: OutTradeNo): Promise<ReleaseState | null>
}
