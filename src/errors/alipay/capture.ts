import { entries, type ErrorEntries } from "../entry"
import { remedies } from "./remedies"

const captureLess = {
  ...remedies.request,
  next: {
    en: "Capture no more than what is still frozen; take the rest in another way.",
    zh: "转支付金额不能超过剩余冻结金额；其余款项请另行收取。",
  },
}

const freezeOver = {
  ...remedies.startAgain,
  next: {
    en: "The freeze is over and nothing can be taken from it: ask the shopper to pay anew.",
    zh: "预授权已结束，无法再转支付，请顾客重新支付。",
  },
}

/** 预授权转支付: taking frozen money is a payment too. */
export const payCapture: ErrorEntries = {
  ...entries(captureLess, {
    AUTH_AMOUNT_NOT_ENOUGH: ["Less than this sum is still frozen.", "授权金额不足。"],
    REQUEST_AMOUNT_EXCEED: ["The sum exceeds what is frozen.", "请求金额超限。"],
  }),
  ...entries(freezeOver, {
    AUTH_ORDER_HAS_CLOSED: ["The freeze is closed.", "预授权订单已关闭。"],
    AUTH_ORDER_HAS_FINISHED: ["The freeze is used up.", "预授权订单已经完结。"],
  }),
  ...entries(
    { ...remedies.lookFirst, shopper: "wait" },
    {
      AUTH_NO_ERROR: ["The freeze is not one to take from.", "预授权号错误或状态不对。"],
      AUTH_ORDER_NOT_PAID: ["The shopper has not frozen the money yet.", "预授权订单未支付。"],
    }
  ),
  ...entries(remedies.request, {
    PAYER_UNMATCHED: ["Another person froze the money.", "付款人不匹配。"],
    PRE_AUTH_PROD_CODE_INCONSISTENT: [
      "The product is not the one of the freeze.",
      "预授权产品码不一致。",
    ],
  }),
}
