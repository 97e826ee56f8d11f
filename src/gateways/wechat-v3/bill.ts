import { Bill } from "../../bills/bill"
import { readWechatBill } from "../../bills/read-wechat"
import { GatewayError } from "../../core/errors"
import { isOver, spooled, withoutBill, type WantedBill } from "../bill"
import type { BillOutcome } from "../gateway"
import type { HttpResponse } from "../http"
import { text } from "../record"
import { malformed, openAnswer, type WechatAnswer } from "./answer"
import { normalCode } from "../../errors/spelling"
import type { WechatSettings } from "./options"
import type { SafeWxPay } from "./pay"

const OPERATION = { trade: "trade bill", fund: "fund flow bill" }

/**
 * 申请交易账单, 申请资金账单: an address and a hash, and the file under the address. It is fetched at
 * once because the address is dead after half a minute.
 * @see https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter3_3_7.shtml
 */
export async function downloadBill(
  pay: SafeWxPay,
  { mchId, subMerchant, clock }: Pick<WechatSettings, "mchId" | "subMerchant" | "clock">,
  { day, kind }: WantedBill
): Promise<BillOutcome> {
  if (!isOver(day, clock())) return { outcome: "not_ready" }
  const answer = await ask(pay, { day, kind }, subMerchant?.mchId)
  if (answer === "creating") return { outcome: "not_ready" }
  if (answer === "absent") return withoutBill(day, clock())
  const url = text(answer, "download_url")
  const sha1 = text(answer, "hash_value")?.toLowerCase() ?? ""
  if (!url || answer.hash_type !== "SHA1" || !/^[0-9a-f]{40}$/.test(sha1)) {
    throw malformed(OPERATION[kind])
  }
  const expected = { merchant: mchId, day }
  return spooled(
    async (path) => checkFetched(await pay.download(url, path)),
    (spool) =>
      new Bill(spool, (path) => readWechatBill({ path, kind, expected, sha1 }), `sha1:${sha1}`)
  )
}

async function ask(
  pay: SafeWxPay,
  { day, kind }: WantedBill,
  subMchId?: string
): Promise<WechatAnswer | "creating" | "absent"> {
  const params = { bill_date: day, tar_type: "GZIP" as const }
  const output =
    kind === "trade"
      ? pay.tradebill({ ...params, bill_type: "ALL", sub_mchid: subMchId })
      : pay.fundflowbill({ ...params, account_type: "BASIC" })
  try {
    return openAnswer(await output, OPERATION[kind])
  } catch (error) {
    const code = error instanceof GatewayError ? normalCode(error.code) : ""
    if (code === "STATEMENTCREATING") return "creating"
    if (code === "NOSTATEMENTEXIST") return "absent"
    throw error
  }
}

/** @throws GatewayError unless the file is here */
function checkFetched(response: HttpResponse): void {
  const { status } = response
  if (status === 200) return
  const error = parsed(response.body.toString("utf8"))
  openAnswer({ status, error, errRaw: { requestId: response.header("request-id") } }, "bill file")
}

/** A proxy's page says nothing. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
