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

/** Who speaks: a merchant, or a service provider. */
export type Party = "direct" | "partner"

/** What each says of itself: where it must, and in what else it may. */
const OWNERS: Record<Party, { fields: Record<string, Rule>; required: string[] }> = {
  direct: { fields: { appid: text(32), mchid: text(32) }, required: ["appid", "mchid"] },
  partner: {
    fields: { sp_appid: text(32), sp_mchid: text(32), sub_appid: text(32), sub_mchid: text(32) },
    required: ["sp_appid", "sp_mchid", "sub_mchid"],
  },
}

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
function order(by: Party, more: Record<string, Rule> = {}) {
  const fields = {
    ...OWNERS[by].fields,
    ...BASE,
    time_expire: RFC3339,
    notify_url: NOTIFY_URL,
    limit_pay: LIMIT_PAY,
    scene_info: shape(SCENE_INFO, ["payer_client_ip"]),
    ...more,
  }
  const required = [...OWNERS[by].required, ...BASE_REQUIRED, "notify_url", ...Object.keys(more)]
  return shape(fields, required)
}

/** The shopper's phone was read: POST /v3/pay/transactions/codepay. */
function codepay(by: Party) {
  const { fields: owner, required } = OWNERS[by]
  const payer = shape({ auth_code: text(32, /^\d{18}$/) }, ["auth_code"])
  const store_info = shape({ id: text(32), out_id: text(32) })
  const scene_info = shape({ device_id: text(32), device_ip: ADDRESS, store_info }, ["store_info"])
  const fields = { ...owner, ...BASE, payer, scene_info }
  return shape(fields, [...required, ...BASE_REQUIRED, "payer", "scene_info"])
}

const H5_SCENE = {
  scene_info: shape({ ...SCENE_INFO, h5_info: H5_INFO }, ["payer_client_ip", "h5_info"]),
}
const OPENID = text(128)
const PAYERS: Record<Party, Rule> = {
  direct: shape({ openid: OPENID }, ["openid"]),
  partner: shape({ sp_openid: OPENID, sub_openid: OPENID }),
}

/** What an order must look like, by who sends it and by scene. */
export const ORDERS: Record<Party, Record<WechatScene, Shape>> = {
  direct: orders("direct"),
  partner: orders("partner"),
}

function orders(by: Party): Record<WechatScene, Shape> {
  return {
    native: order(by),
    jsapi: order(by, { payer: PAYERS[by] }),
    h5: order(by, H5_SCENE),
    app: order(by),
    codepay: codepay(by),
  }
}

/** POST …/reverse */
export const REVERSE: Record<Party, Shape> = {
  direct: shape(OWNERS.direct.fields, OWNERS.direct.required),
  partner: shape(OWNERS.partner.fields, ["sp_mchid", "sub_mchid"]),
}

/** POST …/close */
export const CLOSE: Record<Party, Shape> = {
  direct: shape({ mchid: text(32) }, ["mchid"]),
  partner: shape({ sp_mchid: text(32), sub_mchid: text(32) }, ["sp_mchid", "sub_mchid"]),
}

/** POST …/apply-abnormal-refund */
export const ABNORMAL_REFUND = shape(
  {
    sub_mchid: text(32),
    out_refund_no: text(64, /^[0-9A-Za-z_\-|*@]+$/),
    type: { kind: "oneOf", values: ["USER_BANK_CARD", "MERCHANT_BANK_CARD"] },
    bank_type: text(32, /^[A-Z]{3,4}_DEBIT$/),
    bank_account: text(1024),
    real_name: text(1024),
  },
  ["out_refund_no", "type"]
)

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
    sub_mchid: text(32),
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
