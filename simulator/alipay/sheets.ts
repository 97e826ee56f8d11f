import { amount, list, oneOf, OUT_NO, structure, text, type Sheet } from "./rules"

const TIMEOUT = text(6, /^([1-9]\d*[mhd]|1c)$/)
const DATE_TIME = text(19, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)

const ORDER = {
  out_trade_no: OUT_NO,
  total_amount: amount,
  subject: text(256, /^[^/=&]+$/),
  body: text(128),
  time_expire: DATE_TIME,
  timeout_express: TIMEOUT,
  goods_detail: list,
  passback_params: text(512),
  extend_params: structure,
  business_params: structure,
  seller_id: text(28),
  store_id: text(32),
  operator_id: text(28),
  terminal_id: text(32),
  merchant_order_no: text(32),
  enable_pay_channels: text(128),
  disable_pay_channels: text(128),
  promo_params: text(512),
  query_options: list,
}

const WHICH_TRADE = { out_trade_no: OUT_NO, trade_no: text(64) }

/** alipay.trade.page.pay */
export const PAGE_PAY: Sheet = {
  required: ["out_trade_no", "total_amount", "subject", "product_code"],
  fields: {
    ...ORDER,
    product_code: oneOf("FAST_INSTANT_TRADE_PAY"),
    qr_pay_mode: oneOf("0", "1", "2", "3", "4"),
    qrcode_width: text(4, /^\d+$/),
    integration_type: oneOf("ALIAPP", "PCWEB"),
    request_from_url: text(256),
    goods_type: oneOf("0", "1"),
  },
}

/** alipay.trade.precreate */
export const PRECREATE: Sheet = {
  required: ["out_trade_no", "total_amount", "subject"],
  fields: {
    ...ORDER,
    product_code: oneOf("QR_CODE_OFFLINE", "FACE_TO_FACE_PAYMENT"),
    discountable_amount: amount,
    qr_code_timeout_express: TIMEOUT,
  },
}

export const QUERY: Sheet = { required: [], fields: { ...WHICH_TRADE, query_options: list } }

export const CLOSE: Sheet = { required: [], fields: { ...WHICH_TRADE, operator_id: text(28) } }

export const CANCEL: Sheet = { required: [], fields: WHICH_TRADE }

export const REFUND: Sheet = {
  required: ["refund_amount"],
  fields: {
    ...WHICH_TRADE,
    refund_amount: amount,
    out_request_no: text(64),
    refund_reason: text(256),
    refund_goods_detail: list,
    refund_royalty_parameters: list,
    query_options: list,
    operator_id: text(30),
    store_id: text(32),
    terminal_id: text(32),
  },
}

/** alipay.data.dataservice.bill.downloadurl.query; only days are made here, not months. */
export const BILL_ADDRESS: Sheet = {
  required: ["bill_type", "bill_date"],
  fields: {
    bill_type: oneOf("trade", "signcustomer"),
    bill_date: text(10, /^\d{4}-\d\d-\d\d$/),
  },
}

export const REFUND_QUERY: Sheet = {
  required: ["out_request_no"],
  fields: { ...WHICH_TRADE, out_request_no: text(64), query_options: list },
}

/** alipay.trade.wap.pay */
export const WAP_PAY: Sheet = {
  required: ["out_trade_no", "total_amount", "subject", "product_code"],
  fields: {
    ...ORDER,
    product_code: oneOf("QUICK_WAP_WAY"),
    quit_url: text(400, /^https?:\/\/\S+$/),
    goods_type: oneOf("0", "1"),
  },
}

/** alipay.trade.app.pay */
export const APP_PAY: Sheet = {
  required: ["out_trade_no", "total_amount", "subject", "product_code"],
  fields: { ...ORDER, product_code: oneOf("QUICK_MSECURITY_PAY"), goods_type: oneOf("0", "1") },
}

/** alipay.trade.create */
export const CREATE: Sheet = {
  required: ["out_trade_no", "total_amount", "subject", "product_code", "op_app_id"],
  fields: {
    ...ORDER,
    product_code: oneOf("JSAPI_PAY"),
    op_app_id: text(32, /^\d+$/),
    buyer_id: text(28, /^2088\d{12}$/),
    buyer_open_id: text(128),
    op_buyer_open_id: text(128),
  },
}

/** alipay.trade.pay with a payment code */
export const CODE_PAY: Sheet = {
  required: ["out_trade_no", "total_amount", "subject", "product_code", "scene", "auth_code"],
  fields: {
    ...ORDER,
    product_code: oneOf("FACE_TO_FACE_PAYMENT", "OFFLINE_PAYMENT"),
    scene: oneOf("bar_code"),
    auth_code: text(32, /^(2[5-9]|30)\d{14,22}$/),
    discountable_amount: amount,
  },
}
