import { Bill } from "../../bills/bill"
import { readWechatBill } from "../../bills/read-wechat"
import type { BillKind } from "../../core/bill-line"
import { GatewayError } from "../../core/errors"
import { isOver, spooled, withoutBill, type WantedBill } from "../bill"
import type { BillOutcome } from "../gateway"
import { untrusted, type Question, type WechatV2Client } from "./client"
import { isBillAbsent, isBillCreating } from "./codes"
import type { WechatV2Settings } from "./options"

/**
 * Nobody says whether the hash of the fund bill is of the packed text or of the text: that one is asked
 * for unpacked, and it is signed by HMAC-SHA256 whatever the account signs with.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011939779
 */
const QUESTIONS: Readonly<Record<BillKind, Question>> = {
  trade: { path: "/pay/downloadbill", fields: { bill_type: "ALL", tar_type: "GZIP" } },
  fund: {
    path: "/pay/downloadfundflow",
    fields: { account_type: "Basic" },
    signType: "HMAC-SHA256",
  },
}

/**
 * 下载交易账单, 下载资金账单: the file itself is the answer. It bears no signature; what is believed of
 * it is what adds up.
 */
export async function downloadBill(
  client: WechatV2Client,
  { appId, mchId, clock }: Pick<WechatV2Settings, "appId" | "mchId" | "clock">,
  { day, kind }: WantedBill
): Promise<BillOutcome> {
  if (!isOver(day, clock())) return { outcome: "not_ready" }
  const { path, fields, signType } = QUESTIONS[kind]
  const question = { path, fields: { ...fields, bill_date: day.replaceAll("-", "") }, signType }
  const expected = { merchant: mchId, day }
  let sha1: string | null = null
  try {
    return await spooled(
      async (file) => {
        const { header } = await client.download(question, file, { appId })
        sha1 = readDigest(header("digest"), path)
      },
      (spool) =>
        new Bill(
          spool,
          (file) => readWechatBill({ path: file, kind, expected, sha1 }),
          sha1 === null ? null : `sha1:${sha1}`
        )
    )
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    if (isBillCreating(error)) return { outcome: "not_ready" }
    if (isBillAbsent(error)) return withoutBill(day, clock())
    throw error
  }
}

/** `SHA=` and hex; the trade bill has none. @throws GatewayError for any other */
function readDigest(digest: string | undefined, path: string): string | null {
  if (digest === undefined) return null
  const sha1 = /^SHA=([0-9a-f]{40})$/i.exec(digest)?.[1]
  if (sha1) return sha1.toLowerCase()
  throw untrusted(path, "MALFORMED")
}
