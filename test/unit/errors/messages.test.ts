import { GatewayError, type GatewayErrorKind } from "../../../src/core/errors"
import { refundView } from "../../../src/api/admin/cnpay/refunds/view"
import { messages } from "../../../src/providers/messages"
import { problems } from "../../../src/resolve/messages"

const fault = (kind: GatewayErrorKind, code: string, operation = "alipay.trade.pay") =>
  new GatewayError({ gateway: "alipay", operation, kind, code, message: "sub_msg of Alipay's" })

const linesOf = ({ message }: Error) => message.split("\n")

describe("a refusal is said in both languages, one on each line", () => {
  it.each<[string, Error, RegExp, RegExp]>([
    [
      "of a refund",
      messages.refundRefused("alipay", fault("refused", "ACQ.TRADE_HAS_FINISHED")),
      /^Alipay refused the refund \(ACQ\.TRADE_HAS_FINISHED\)\. No money was sent\. The time for refunds.* Give the money back in another way/,
      /^支付宝拒绝退款（ACQ\.TRADE_HAS_FINISHED），资金未退回。交易已完结，超过可退款期限。请与顾客协商/,
    ],
    [
      "of a capture",
      messages.captureRefused("alipay", "ACQ.AUTH_AMOUNT_NOT_ENOUGH"),
      /No money was taken\. Less than this sum is still frozen\. Capture no more/,
      /未扣款。授权金额不足。/,
    ],
    [
      "of a release",
      messages.releaseRefused("alipay", "REQUEST_AMOUNT_EXCEED"),
      /\(REQUEST_AMOUNT_EXCEED\)\. Less than this sum is still frozen\./,
      /请求解冻金额超限。/,
    ],
    [
      "of an unknown code",
      messages.refundRefused("wechat", fault("refused", "NEVER_SEEN")),
      /WeChat Pay refused, with a code that is not known here \(NEVER_SEEN\)\./,
      /未收录的错误码（NEVER_SEEN）/,
    ],
    [
      "of a redirected refund",
      problems.refused(fault("refused", "ACQ.BUYER_ERROR", "alipay.trade.refund")),
      /^The gateway refused \(ACQ\.BUYER_ERROR\)\. No money was moved\. The buyer's account is restricted\./,
      /^支付渠道拒绝（ACQ\.BUYER_ERROR），资金未变动。买家状态异常。/,
    ],
  ])("%s", (_, error, en, zh) => {
    const [english, chinese, ...more] = linesOf(error)
    expect(english).toMatch(en)
    expect(chinese).toMatch(zh)
    expect(more).toEqual([])
  })
})

describe("a payment that could not be made", () => {
  it.each<[GatewayErrorKind, string, string, RegExp]>([
    ["refused", "ACQ.PAYMENT_AUTH_CODE_INVALID", "fresh_code", /refresh it on your phone/],
    ["refused", "ACQ.BUYER_BALANCE_NOT_ENOUGH", "no_funds", /balance or the card does not suffice/],
    ["refused", "ACQ.NEVER_SEEN", "other_way", /choose another way/],
    ["misconfigured", "isv.invalid-signature", "shop", /The shop cannot take this payment/],
    ["unknown", "TIMEOUT", "try_again", /does not answer at the moment/],
  ])("%s %s tells the shopper %s", (kind, code, word, sentence) => {
    const error = messages.notCreated("alipay", fault(kind, code))
    expect(error.code).toBe(word)
    expect(linesOf(error)[0]).toMatch(sentence)
    expect(linesOf(error)).toHaveLength(2)
    // The gateway's words and the merchant's affairs are not the shopper's.
    expect(error.message).not.toMatch(/sub_msg|privateKey|public key/)
  })
})

describe("a refund as an admin sees it", () => {
  const row = {
    ...{ out_refund_no: "R1", out_trade_no: "T1", account: "wechat_main", origin: "medusa" },
    ...{
      medusa_refund_id: "ref_1",
      gateway_refund_no: null,
      amount_fen: "100",
      succeeded_at: null,
    },
    ...{ created_at: new Date(0), updated_at: new Date(0) },
  }

  it("has no error when nothing went wrong", () => {
    const view = refundView({ ...row, state: "succeeded", error_code: null })
    expect(view).toMatchObject({ amount_fen: 100, error_code: null, error: null })
  })

  it.each([
    ["unfunded", "NOT_ENOUGH", "wechat_main", /balance does not suffice/, /by itself, for a week/],
    ["refused", "NOT_ENOUGH", "wechat_old", /balance does not suffice/, /then refund again/],
    ["refused", "ACQ.TRADE_HAS_CLOSE", "alipay_main", /refunded in full/, /refund what is left/],
    ["unknown", "TIMEOUT", "alipay_main", /No answer came/, /Nothing to do/],
    ["unknown", "NEVER_SEEN", "alipay_main", /did not say how it ended \(NEVER_SEEN\)/, /Nothing/],
    ["abnormal", "SYSTEM_ERROR", "wechat_main", /system failed/, /Nothing to do/],
  ] as const)("%s %s of %s says what is wrong and what to do", (state, code, account, en, next) => {
    const { error } = refundView({ ...row, account, state, error_code: code })
    expect(error).toMatchObject({ code })
    expect(error?.message.en).toMatch(en)
    expect(error?.next.en).toMatch(next)
    expect(`${error?.message.zh}${error?.next.zh}`).toMatch(/\p{Script=Han}.*。$/u)
  })
})
