import type { WechatScene } from "../records"
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

const SETTLE = shape({ profit_sharing: { kind: "flag" } })
const DETAIL = shape({ cost_price: integer(0), invoice_id: text(32), goods_detail: list(GOODS) })

/** What the merchant says of itself. */
const OWNER = { appid: text(32), mchid: text(32) }

const BASE = {
  description: text(127),
  out_trade_no: OUT_TRADE_NO,
  attach: text(128),
  goods_tag: text(32),
  support_fapiao: { kind: "flag" } as Rule,
  amount: shape({ total: integer(1, "总金额"), currency: CNY }, ["total"]),
  detail: DETAIL,
  settle_info: SETTLE,
}
const BASE_REQUIRED = ["description", "out_trade_no", "amount"]

const LIMIT_PAY = list({
  kind: "oneOf",
  values: ["no_balance", "no_credit", "no_debit", "balance_only"],
})

const ADDRESS = text(45, /^[0-9a-fA-F.:]+$/)
const SCENE_INFO = { payer_client_ip: ADDRESS, device_id: text(32), store_info: STORE }

const H5_INFO = shape(
  {
    type: { kind: "oneOf", values: ["Wap", "iOS", "Android"] },
    app_name: text(64),
    app_url: text(128),
    bundle_id: text(128),
    package_name: text(128),
  },
  ["type"]
)

/** An order that the shopper pays later: POST /v3/pay/transactions/{native|jsapi|h5|app}. */
function order(owner: Record<string, Rule>, required: string[], more: Record<string, Rule> = {}) {
  const fields = {
    ...owner,
    ...BASE,
    time_expire: RFC3339,
    notify_url: NOTIFY_URL,
    limit_pay: LIMIT_PAY,
    scene_info: shape(SCENE_INFO, ["payer_client_ip"]),
    ...more,
  }
  return shape(fields, [...required, ...BASE_REQUIRED, "notify_url", ...Object.keys(more)])
}

/** The shopper's phone was read: POST /v3/pay/transactions/codepay. */
function codepay(owner: Record<string, Rule>, required: string[]) {
  const payer = shape({ auth_code: text(32, /^\d{18}$/) }, ["auth_code"])
  const store_info = shape({ id: text(32), out_id: text(32) })
  const scene_info = shape({ device_id: text(32), device_ip: ADDRESS, store_info }, ["store_info"])
  const fields = { ...owner, ...BASE, payer, scene_info }
  return shape(fields, [...required, ...BASE_REQUIRED, "payer", "scene_info"])
}

const DIRECT = Object.keys(OWNER)
const H5_SCENE = {
  scene_info: shape({ ...SCENE_INFO, h5_info: H5_INFO }, ["payer_client_ip", "h5_info"]),
}

/** By scene: what an order of a merchant's own must look like. */
export const ORDERS: Record<WechatScene, Shape> = {
  native: order(OWNER, DIRECT),
  jsapi: order(OWNER, DIRECT, { payer: shape({ openid: text(128) }, ["openid"]) }),
  h5: order(OWNER, DIRECT, H5_SCENE),
  app: order(OWNER, DIRECT),
  codepay: codepay(OWNER, DIRECT),
}

/** POST …/reverse */
export const REVERSE = shape(OWNER, DIRECT)

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
