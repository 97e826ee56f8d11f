import { amount, list, oneOf, OUT_NO, text, type Sheet } from "../rules"

const TIMEOUT = text(6, /^[1-9]\d*[mhd]$/)

const FREEZE = {
  out_order_no: OUT_NO,
  out_request_no: OUT_NO,
  order_title: text(100),
  amount,
  payee_user_id: text(32),
  payee_logon_id: text(100),
  pay_timeout: TIMEOUT,
  timeout_express: TIMEOUT,
  extra_param: text(300),
  enable_pay_channels: text(128),
  disable_pay_channels: text(128),
  deposit_product_mode: oneOf("POSTPAY", "POSTPAY_UNCERTAIN", "DEPOSIT_ONLY"),
  post_payments: list,
}

const NEEDED = ["out_order_no", "out_request_no", "order_title", "amount"]

/** alipay.fund.auth.order.voucher.create */
export const VOUCHER_CREATE: Sheet = {
  required: [...NEEDED, "product_code"],
  fields: { ...FREEZE, product_code: oneOf("PRE_AUTH") },
}

/** alipay.fund.auth.order.app.freeze */
export const APP_FREEZE: Sheet = {
  required: [...NEEDED, "product_code"],
  fields: {
    ...FREEZE,
    product_code: oneOf("PREAUTH_PAY", "PRE_AUTH_ONLINE"),
    scene_code: text(64),
  },
}

const WHICH = { auth_no: text(64), out_order_no: OUT_NO }

/** alipay.fund.auth.operation.detail.query */
export const DETAIL_QUERY: Sheet = {
  required: [],
  fields: {
    ...WHICH,
    operation_id: text(64),
    out_request_no: OUT_NO,
    operation_type: oneOf("FREEZE", "UNFREEZE", "PAY"),
  },
}

/** alipay.fund.auth.order.unfreeze */
export const UNFREEZE: Sheet = {
  required: ["auth_no", "out_request_no", "amount", "remark"],
  fields: {
    auth_no: text(28),
    out_request_no: OUT_NO,
    amount,
    remark: text(100),
    extra_param: text(300),
  },
}

/** alipay.fund.auth.operation.cancel */
export const OPERATION_CANCEL: Sheet = {
  required: ["remark"],
  fields: { ...WHICH, operation_id: text(64), out_request_no: OUT_NO, remark: text(100) },
}

/** alipay.trade.pay with an `auth_no` */
export const CAPTURE: Sheet = {
  required: ["out_trade_no", "total_amount", "subject", "product_code", "auth_no", "buyer_id"],
  fields: {
    out_trade_no: OUT_NO,
    total_amount: amount,
    subject: text(256, /^[^/=&]+$/),
    body: text(128),
    product_code: oneOf("PRE_AUTH", "PREAUTH_PAY", "PRE_AUTH_ONLINE"),
    auth_no: text(64),
    auth_confirm_mode: oneOf("COMPLETE", "NOT_COMPLETE"),
    buyer_id: text(28),
    seller_id: text(28),
    goods_detail: list,
    store_id: text(32),
    operator_id: text(28),
    terminal_id: text(32),
  },
}
