import type { Rule, Shape } from "./validate"

const text = (max: number, pattern?: RegExp, min?: number): Rule => ({
  kind: "text",
  max,
  pattern,
  min,
})
const integer = (min: number, label?: string): Rule => ({ kind: "integer", min, label })
const list = (of: Rule): Rule => ({ kind: "list", of })
const shape = (fields: Record<string, Rule>, required: string[] = []): Shape => ({
  kind: "shape",
  required,
  fields,
})

/** Plain http and loopback pass here, unlike at the real gateway; a query string never does. */
const NOTIFY_URL = text(255, /^https?:\/\/[^\s?#]+$/)
const RFC3339 = text(64, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/)
const CNY: Rule = { kind: "oneOf", values: ["CNY"] }
const OUT_TRADE_NO = text(32, /^[0-9A-Za-z_\-|*]+$/, 6)

const GOODS = shape(
  {
    merchant_goods_id: text(32),
    wechatpay_goods_id: text(32),
    goods_name: text(256),
    quantity: integer(1),
    unit_price: integer(0),
  },
  ["merchant_goods_id", "quantity", "unit_price"]
)

const STORE = shape({ id: text(32), name: text(256), area_code: text(32), address: text(512) }, [
  "id",
])

/** POST /v3/pay/transactions/native */
export const NATIVE_ORDER = shape(
  {
    appid: text(32),
    mchid: text(32),
    description: text(127),
    out_trade_no: OUT_TRADE_NO,
    time_expire: RFC3339,
    attach: text(128),
    notify_url: NOTIFY_URL,
    goods_tag: text(32),
    support_fapiao: { kind: "flag" },
    amount: shape({ total: integer(1, "总金额"), currency: CNY }, ["total"]),
    detail: shape({ cost_price: integer(0), invoice_id: text(32), goods_detail: list(GOODS) }),
    scene_info: shape({ payer_client_ip: text(45), device_id: text(32), store_info: STORE }, [
      "payer_client_ip",
    ]),
    settle_info: shape({ profit_sharing: { kind: "flag" } }),
    limit_pay: list({
      kind: "oneOf",
      values: ["no_balance", "no_credit", "no_debit", "balance_only"],
    }),
  },
  ["appid", "mchid", "description", "out_trade_no", "notify_url", "amount"]
)

/** POST …/close */
export const CLOSE = shape({ mchid: text(32) }, ["mchid"])

const REFUND_GOODS = shape(
  {
    merchant_goods_id: text(32),
    wechatpay_goods_id: text(32),
    goods_name: text(256),
    unit_price: integer(0),
    refund_amount: integer(0),
    refund_quantity: integer(1),
  },
  ["merchant_goods_id", "unit_price", "refund_amount", "refund_quantity"]
)

const FROM = shape(
  { account: { kind: "oneOf", values: ["AVAILABLE", "UNAVAILABLE"] }, amount: integer(1) },
  ["account", "amount"]
)

/** POST /v3/refund/domestic/refunds */
export const REFUND = shape(
  {
    transaction_id: text(32),
    out_trade_no: OUT_TRADE_NO,
    out_refund_no: text(64, /^[0-9A-Za-z_\-|*@]+$/),
    reason: text(80),
    notify_url: NOTIFY_URL,
    funds_account: { kind: "oneOf", values: ["AVAILABLE", "UNSETTLED"] },
    amount: shape(
      {
        refund: integer(1, "退款金额"),
        total: integer(1, "原订单金额"),
        currency: CNY,
        from: list(FROM),
      },
      ["refund", "total", "currency"]
    ),
    goods_detail: list(REFUND_GOODS),
  },
  ["out_refund_no", "amount"]
)
