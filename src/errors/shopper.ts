import type { Bilingual } from "../core/bilingual"

/**
 * Everything that a shopper is told about a gateway's error, by a word that a shop front can act on: it
 * is the `code` of the Store API's answer. Nothing in here names a setting, a contract or another person.
 */
export const SHOPPER = {
  wait: {
    en: "It is not known yet whether this payment went through. Please wait a moment, and do not pay again.",
    zh: "支付结果正在确认，请稍候，请勿重复支付。",
  },
  confirm: {
    en: "Please confirm the payment on your phone.",
    zh: "请在手机上确认支付。",
  },
  try_again: {
    en: "This does not work at the moment. Please try again.",
    zh: "暂时无法处理，请稍后重试。",
  },
  other_way: {
    en: "This payment was not accepted. Please choose another way to pay.",
    zh: "该笔支付未被受理，请选择其他支付方式。",
  },
  no_funds: {
    en: "The balance or the card does not suffice. Please choose another way to pay.",
    zh: "余额或银行卡可用额度不足，请更换支付方式。",
  },
  own_limit: {
    en: "This is more than your wallet lets you pay. Please choose another way to pay.",
    zh: "已超出您的支付限额，请更换支付方式。",
  },
  own_account: {
    en: "Your wallet cannot make this payment. Please ask its customer service, or choose another way to pay.",
    zh: "您的钱包账户暂无法完成该笔支付，请联系钱包客服，或选择其他支付方式。",
  },
  fresh_code: {
    en: "This payment code cannot be used. Please refresh it on your phone and show it again.",
    zh: "付款码无法使用，请在手机上刷新后重新出示。",
  },
  sign_in: {
    en: "The wallet did not confirm who you are. Please open this page again.",
    zh: "未能确认您的钱包身份，请重新打开页面。",
  },
  start_again: {
    en: "This payment is over. Please start a new one.",
    zh: "本次支付已结束，请重新发起支付。",
  },
  paid_already: {
    en: "This payment seems to be made already. Please look at your order before you pay again.",
    zh: "该笔支付可能已经完成，请先查看订单，请勿重复支付。",
  },
  shop: {
    en: "The shop cannot take this payment at the moment. Please choose another way to pay, or tell the shop.",
    zh: "商家暂时无法受理该笔支付，请选择其他支付方式，或联系商家。",
  },
  refund_later: {
    en: "Your refund is under way; it takes a little longer.",
    zh: "您的退款正在处理，需要稍长时间。",
  },
  refund_shop: {
    en: "Your refund could not be made in this way. Please ask the shop.",
    zh: "退款未能原路退回，请联系商家。",
  },
  not_yours: {
    en: "This does not concern your payment.",
    zh: "该问题不影响您的支付。",
  },
} satisfies Record<string, Bilingual>

export type ShopperWord = keyof typeof SHOPPER
