import type { HttpAnswer } from "../gateway"
import { writeXml } from "./xml"

/** @see https://pay.weixin.qq.com/doc/v2/merchant/4011935207 */
export function acknowledgeInXml(outcome: "accepted" | "refused" | "retry"): HttpAnswer {
  const status = { accepted: 200, refused: 401, retry: 503 }[outcome]
  const words = { accepted: "OK", refused: "签名失败", retry: "请稍后重试" }[outcome]
  const return_code = outcome === "accepted" ? "SUCCESS" : "FAIL"
  const body = writeXml({ return_code, return_msg: words })
  return { status, contentType: "text/xml; charset=utf-8", body }
}
