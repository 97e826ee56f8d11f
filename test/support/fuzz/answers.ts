import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import fc from "fast-check"
import { GatewayError } from "../../../src/core/errors"
import { asOutRefundNo, asOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { AlipayGateway } from "../../../src/gateways/alipay/gateway"
import { WechatV2Gateway } from "../../../src/gateways/wechat-v2/gateway"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"
import type { OpenGateway } from "../../../src/options/open-gateway"
import { alipaySettings } from "../alipay"
import { gateway as gatewayKeys, signed } from "../keys"
import { NOW, refundNotice, signatureHeaders, transaction, wechatSettings } from "../wechat"
import { toXml, v2Payment, wechatV2Settings, withSign } from "../wechat-v2"
import { asTexts, warped } from "./damage"
import { readOrAsync, type Effort, type Target } from "./target"

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

interface Speaker {
  name: string
  open(endpoint: string): OpenGateway
  /** Good answers, some of whose members are anything. */
  content: fc.Arbitrary<object>
  /** Signed as that gateway signs. */
  sealed(content: object): Omit<Answer, "status">
}

const no = asOutTradeNo("20261123162000abcdef0123456789")!
const refundNo = asOutRefundNo("R20261123162000abcdef0123456789")!
const trade = {
  ...{ outTradeNo: no, total: fen(1990), subject: "Tee", openid: "o12345678" },
  expiresAt: new Date(NOW.getTime() + 1_800_000),
}
const refund = { outRefundNo: refundNo, outTradeNo: no, amount: fen(990), total: fen(1990) }

const speakers: Speaker[] = [
  {
    name: "Alipay",
    open: (url) => new AlipayGateway({ ...alipaySettings, endpoint: `${url}/gateway.do` }),
    content: warped({
      ...{ code: "10000", msg: "Success", sub_code: "ACQ.TRADE_NOT_EXIST", out_trade_no: no },
      ...{ trade_no: "2026112322001468450512505578", trade_status: "TRADE_SUCCESS" },
      ...{ total_amount: "19.90", send_pay_date: "2026-11-23 16:20:00", fund_change: "Y" },
      ...{ out_request_no: refundNo, refund_amount: "9.90", refund_fee: "9.90" },
      ...{ refund_status: "REFUND_SUCCESS", qr_code: "https://qr.alipay.com/x", action: "close" },
      ...{ bill_download_url: "http://127.0.0.1:9/x", user_id: "2088000000000001" },
    }),
    sealed(content) {
      const node = JSON.stringify(content)
      const body = `{"METHOD_response":${node},"sign":"${signed(node, gatewayKeys)}"}`
      return { headers: {}, body }
    },
  },
  {
    name: "WeChat v3",
    open: (endpoint) => new WechatV3Gateway({ ...wechatSettings, endpoint }),
    content: warped({
      ...{ ...transaction(), ...refundNotice(), code_url: "weixin://x", prepay_id: "wx1" },
      ...{ code: "ORDER_NOT_EXIST", message: "不行", status: "SUCCESS", hash_type: "SHA1" },
      ...{ download_url: "http://127.0.0.1:9/x", hash_value: "a".repeat(40) },
    }),
    sealed(content) {
      const body = JSON.stringify(content)
      return { headers: signatureHeaders(body), body }
    },
  },
  {
    name: "WeChat v2",
    open: (endpoint) => new WechatV2Gateway({ ...wechatV2Settings, endpoint }),
    content: warped({
      ...{ ...v2Payment(), trade_state: "SUCCESS", code_url: "weixin://x", prepay_id: "wx1" },
      ...{ err_code: "ORDERNOTEXIST", err_code_des: "不行", refund_count: "1", recall: "N" },
      ...{ out_refund_no_0: refundNo, refund_status_0: "SUCCESS", refund_fee_0: "990" },
      ...{ out_refund_no: refundNo, refund_id: "5000", refund_fee: "990" },
    }),
    sealed(content) {
      return { headers: {}, body: toXml(withSign(asTexts(content))) }
    },
  },
]

/** Everything that asks a gateway and makes something of its answer. */
const questions: ((gateway: OpenGateway) => Promise<unknown>)[] = [
  (gateway) => gateway.query(no),
  (gateway) => gateway.close(no),
  (gateway) => gateway.close(no, { scene: "barcode", at: new Date(NOW.getTime() - 60_000) }),
  (gateway) => gateway.refund(refund),
  (gateway) => gateway.queryRefund(refundNo, no),
  (gateway) => gateway.create({ ...trade, scene: gateway.name === "alipay" ? "qr" : "native" }),
  (gateway) => gateway.create({ ...trade, scene: "jsapi" }),
  (gateway) => gateway.identify?.("jsapi", "code") ?? Promise.resolve(),
]

export const answerTargets: Target[] = speakers.map((speaker) => ({
  name: `${speaker.name}: whatever the gateway answers is understood, or a GatewayError`,
  attack: (effort) => attack(speaker, effort),
}))

async function attack({ open, content, sealed }: Speaker, effort: Effort): Promise<void> {
  let answer: Answer
  const server = createServer((request, response) => {
    request.resume()
    const method = new URL(request.url ?? "", "http://x").searchParams.get("method") ?? ""
    const body = answer.body.replace("METHOD", method.replaceAll(".", "_"))
    response.writeHead(answer.status, answer.headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const gateway = open(endpoint)
  const answers = fc.record({
    status: fc.constantFrom(200, 200, 200, 200, 204, 202, 400, 404, 500),
    body: fc.oneof(
      { weight: 8, arbitrary: content.map((it) => sealed(it)) },
      { weight: 1, arbitrary: fc.json().map((body) => ({ headers: {}, body })) }
    ),
  })
  try {
    await fc.assert(
      fc.asyncProperty(answers, fc.constantFrom(...questions), async ({ status, body }, ask) => {
        answer = { status, ...body }
        await readOrAsync(GatewayError, () => ask(gateway))
      }),
      effort
    )
  } finally {
    await gateway.shutdown()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
