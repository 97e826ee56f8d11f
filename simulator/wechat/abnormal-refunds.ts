import { constants, privateDecrypt } from "node:crypto"
import type { Call } from "../http"
import type { World } from "../world"
import { WechatRefusal } from "./refusal"
import { decideRefund, refundView } from "./refunds"
import { ABNORMAL_REFUND } from "./shapes"
import { validate } from "./validate"

interface Detour {
  out_refund_no: string
  sub_mchid?: string
  type: "USER_BANK_CARD" | "MERCHANT_BANK_CARD"
  bank_type?: string
  bank_account?: string
  real_name?: string
}

/** RSA-OAEP with the key that the request names in `Wechatpay-Serial`. */
function opened(world: World, call: Call, sealed: string | undefined): string {
  const serial = String(call.headers["wechatpay-serial"] ?? "")
  const key = world.platform.privateKeyOf(serial)
  if (!key) throw new WechatRefusal("PARAM_ERROR", "平台证书序列号Wechatpay-Serial错误")
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  try {
    const bytes = Buffer.from(sealed ?? "", "base64")
    return privateDecrypt({ key, padding, oaepHash: "sha1" }, bytes).toString("utf8")
  } catch {
    throw new WechatRefusal(
      "PARAM_ERROR",
      "敏感信息解密失败，请检查加密证书与Wechatpay-Serial是否匹配"
    )
  }
}

/** POST …/refunds/{refund_id}/apply-abnormal-refund: only what is ABNORMAL takes another way. */
export function applyAbnormalRefund(world: World, call: Call, refundId: string, body: unknown) {
  validate(body, ABNORMAL_REFUND)
  const detour = body as Detour
  const refund = world.books.refunds.find(({ gateway_refund_no: no }) => no === refundId)
  if (refund?.out_refund_no !== detour.out_refund_no) {
    throw new WechatRefusal("RESOURCE_NOT_EXISTS", "退款单不存在")
  }
  if (refund.state !== "ABNORMAL") throw new WechatRefusal("INVALID_REQUEST", "退款单非异常状态")
  if (detour.type === "USER_BANK_CARD") {
    if (!detour.bank_type) throw new WechatRefusal("PARAM_ERROR", "开户银行不能为空")
    const account = opened(world, call, detour.bank_account)
    const name = opened(world, call, detour.real_name)
    if (!/^\d{12,19}$/.test(account) || !name)
      throw new WechatRefusal("PARAM_ERROR", "银行卡号错误")
  }
  refund.state = "PROCESSING"
  world.later(world.pace.refundDelayMs, () => {
    if (refund.state === "PROCESSING") decideRefund(world, refund, "SUCCESS")
  })
  return refundView(world, refund)
}
