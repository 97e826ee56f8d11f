import type { Bilingual } from "../core/bilingual"
import type { Remedy } from "./entry"

const nothing: Bilingual = { en: "Nothing to do.", zh: "无需处理。" }

/** What can be done about the errors of a gateway of this name. */
export function remediesOf({ en, zh }: Bilingual) {
  const report = {
    en: `Update the plugin. If it goes on, send the request id to the plugin's maintainers.`,
    zh: "请升级插件；若仍出现，请将请求编号发给插件维护者。",
  }
  return {
    ask: {
      ...{ kind: "unknown", retry: "after_query", shopper: "wait" },
      next: {
        en: `Nothing to do: the plugin asks ${en} until it knows.`,
        zh: `无需处理：插件会向${zh}查询，直到结果明确。`,
      },
    },
    askAgain: {
      ...{ kind: "unknown", retry: "same_number", shopper: "wait" },
      next: {
        en: "Nothing to do: the plugin asks again.",
        zh: "无需处理：插件会再次请求。",
      },
    },
    slowDown: {
      ...{ kind: "unknown", retry: "later", shopper: "try_again" },
      next: {
        en: `Nothing to do at first: the plugin asks again later. If it goes on, lower settlement.questionsPerSecond, or ask ${en} for a higher limit.`,
        zh: `通常无需处理：插件会稍后重试。若持续出现，请调低 settlement.questionsPerSecond，或向${zh}申请提高频率上限。`,
      },
    },
    otherWay: {
      ...{ kind: "refused", retry: "never", shopper: "other_way" },
      next: {
        en: "Nothing to do: the shopper can pay in another way.",
        zh: "无需处理：顾客可选择其他支付方式。",
      },
    },
    noFunds: {
      ...{ kind: "refused", retry: "never", shopper: "no_funds" },
      next: {
        en: "Nothing to do: the shopper can pay in another way.",
        zh: "无需处理：顾客可选择其他支付方式。",
      },
    },
    ownLimit: {
      ...{ kind: "refused", retry: "never", shopper: "own_limit" },
      next: {
        en: "Nothing to do: the shopper can pay in another way.",
        zh: "无需处理：顾客可选择其他支付方式。",
      },
    },
    ownAccount: {
      ...{ kind: "refused", retry: "never", shopper: "own_account" },
      next: {
        en: `Nothing to do: only the shopper can clear this up with ${en}.`,
        zh: `无需处理：需由顾客本人联系${zh}解决。`,
      },
    },
    freshCode: {
      ...{ kind: "refused", retry: "new_number", shopper: "fresh_code" },
      next: {
        en: "Scan a fresh payment code of the shopper's.",
        zh: "请顾客刷新付款码后重新扫码。",
      },
    },
    signIn: {
      ...{ kind: "refused", retry: "new_number", shopper: "sign_in" },
      next: {
        en: "Nothing to do: the shopper's client gets a new code. If it happens to everybody, check that the page and the account belong to the same app.",
        zh: "通常无需处理：顾客端会重新获取授权码。若普遍出现，请检查页面与账号是否属于同一应用。",
      },
    },
    startAgain: {
      ...{ kind: "refused", retry: "new_number", shopper: "start_again" },
      next: {
        en: "Nothing to do: the shopper starts a new payment.",
        zh: "无需处理：顾客可重新发起支付。",
      },
    },
    lookFirst: {
      ...{ kind: "refused", retry: "after_query", shopper: "paid_already" },
      next: {
        en: `Nothing to do: the plugin asks ${en} how the trade stands, and goes by that.`,
        zh: `无需处理：插件会向${zh}查询交易状态，并以查询结果为准。`,
      },
    },
    ownMerchant: {
      ...{ kind: "refused", retry: "never", shopper: "shop" },
      next: {
        en: `Ask ${en}'s merchant service what restricts your account, and have it lifted.`,
        zh: `请联系${zh}商家客服，了解并解除账号限制。`,
      },
    },
    product: {
      ...{ kind: "refused", retry: "never", shopper: "shop" },
      next: {
        en: `Check in ${en}'s merchant platform that the product is signed for this account and covers this way to pay.`,
        zh: `请在${zh}商家平台检查该账号是否已签约相应产品，且支持该支付场景。`,
      },
    },
    setting: {
      ...{ kind: "misconfigured", retry: "never", shopper: "shop" },
      next: {
        en: "Compare the account's options in medusa-config.ts with the merchant platform, mend them, and restart.",
        zh: "请将 medusa-config.ts 中的账号配置与商家平台核对，更正后重启。",
      },
    },
    permission: {
      ...{ kind: "misconfigured", retry: "never", shopper: "shop" },
      next: {
        en: `Open the product or the permission for this account in ${en}'s merchant platform.`,
        zh: `请在${zh}商家平台为该账号开通相应产品或权限。`,
      },
    },
    key: {
      ...{ kind: "misconfigured", retry: "never", shopper: "shop" },
      next: {
        en: "Check the keys and certificates of this account, that they belong together, and the server's clock.",
        zh: "请检查该账号的密钥与证书是否匹配，以及服务器时间是否准确。",
      },
    },
    request: {
      ...{ kind: "refused", retry: "never", shopper: "shop" },
      next: report,
    },
    badRequest: {
      ...{ kind: "misconfigured", retry: "never", shopper: "shop" },
      next: report,
    },
    topUp: {
      ...{ kind: "unfunded", retry: "later", shopper: "refund_later" },
      next: {
        en: `Top up your ${en} account. The plugin sends the refund again by itself, for a week, under the same number.`,
        zh: `请为${zh}账户充值。插件会在一周内以同一退款单号自动重新发起。`,
      },
    },
    refundAsk: {
      ...{ kind: "unknown", retry: "after_query", shopper: "refund_later" },
      next: {
        en: "Nothing to do: the plugin asks, and sends it again under the same number if it never arrived. Do not refund in another way meanwhile.",
        zh: "无需处理：插件会查询；若未受理，将以同一退款单号重新发起。期间请勿另行退款。",
      },
    },
    refundAgain: {
      ...{ kind: "unknown", retry: "same_number", shopper: "refund_later" },
      next: {
        en: "Nothing to do: the plugin sends it again under the same number. Do not refund in another way meanwhile.",
        zh: "无需处理：插件会以同一退款单号重新发起。期间请勿另行退款。",
      },
    },
    refundLater: {
      ...{ kind: "refused", retry: "later", shopper: "refund_later" },
      next: { en: "Refund again in half an hour.", zh: "请半小时后重新退款。" },
    },
    refundCheck: {
      ...{ kind: "refused", retry: "after_query", shopper: "refund_shop" },
      next: {
        en: `Compare the order's refunds with those in ${en}'s merchant platform, and refund what is left.`,
        zh: `请核对订单退款与${zh}商家平台的退款记录，再退剩余金额。`,
      },
    },
    otherRefund: {
      ...{ kind: "refused", retry: "never", shopper: "refund_shop" },
      next: {
        en: "Give the money back in another way, agreed with the shopper, and note it on the order.",
        zh: "请与顾客协商以其他方式退款，并在订单上备注。",
      },
    },
    refundMerchant: {
      ...{ kind: "refused", retry: "never", shopper: "refund_shop" },
      next: {
        en: `Clear this up with ${en}'s merchant service, then refund again.`,
        zh: `请联系${zh}商家客服处理后重新退款。`,
      },
    },
    billLater: {
      ...{ kind: "unknown", retry: "later", shopper: "not_yours" },
      next: {
        en: "Nothing to do: the bill is fetched again later.",
        zh: "无需处理：稍后会再次下载账单。",
      },
    },
    billNotYet: {
      ...{ kind: "refused", retry: "later", shopper: "not_yours" },
      next: {
        en: "Nothing to do: it is asked for again. A day without any movement has no bill.",
        zh: "无需处理：稍后会再次申请。没有资金变动的日期没有账单。",
      },
    },
    bill: {
      ...{ kind: "refused", retry: "never", shopper: "not_yours" },
      next: report,
    },
    noBill: {
      ...{ kind: "refused", retry: "never", shopper: "not_yours" },
      next: nothing,
    },
    done: {
      ...{ kind: "refused", retry: "never", shopper: "not_yours" },
      next: nothing,
    },
  } satisfies Record<string, Remedy>
}
