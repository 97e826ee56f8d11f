import type { NewTrade, PaymentInstruction } from "../../gateway"
import type { SafeWxPay } from "../pay"

/** How one scene asks WeChat Pay for a trade. Adding a scene is adding a file to this folder. */
export type WechatScene = (
  pay: SafeWxPay,
  trade: NewTrade,
  notifyUrl: string
) => Promise<PaymentInstruction>
