/** What stands on the page besides the catalogue. */
export const SAYS = {
  head: `# Errors 错误码

<!-- Written by \`npm run docs\` from src/errors. Do not edit. -->

Every documented code of every call that the plugin makes: what it means, whether the request may be sent again, what the
merchant does next, and what the shopper reads. Alipay's codes come with and without \`ACQ.\`, \`isv.\`, \`isp.\` or \`aop.\`; WeChat
Pay's with and without \`_\`: each stands here once. A code that is not here is shown with what its kind tells.

插件所调用接口的全部已公开错误码：含义、能否重试、商家如何处理、顾客看到什么。支付宝错误码可能带有 \`ACQ.\`、\`isv.\`、\`isp.\`、
\`aop.\` 等前缀，微信支付错误码可能省略 \`_\`，此处各列一次。未收录的错误码会按其类别说明并原样显示。`,
  kinds: "**kind**: what is known of what happened. 类别：结果是否明确。",
  retries: "**retry**: whether the request may be sent again. 重试：请求能否再次发送。",
  shopper:
    "**shopper**: what the shopper reads. When a payment session cannot be created, this word is the `code` of the Store API's answer. 顾客提示：无法创建支付会话时，该词即 Store API 应答中的 `code`。",
}

export const KINDS = [
  ["`refused`", "The gateway said no, and nothing happened.", "渠道明确拒绝，未发生任何变动。"],
  [
    "`unknown`",
    "It may or may not have happened. Never failure: the plugin asks.",
    "结果未知，不视为失败，插件会查询。",
  ],
  [
    "`unfunded`",
    "Nothing happened, for want of the merchant's money.",
    "商家余额不足，未发生任何变动。",
  ],
  [
    "`misconfigured`",
    "Nothing happened, and nothing will until a setting is changed.",
    "配置或权限有误，更正前不会成功。",
  ],
] as const

export const RETRIES = [
  [
    "`same_number`",
    "At once and unchanged: under its own number it cannot happen twice.",
    "可立即以原单号、原参数重试，不会重复。",
  ],
  [
    "`after_query`",
    "Only after asking how it stands, because it may have happened.",
    "须先查询结果，再决定是否重试。",
  ],
  [
    "`later`",
    "Unchanged, when time has passed or what was wanting is there.",
    "稍后或条件满足后，以原单号、原参数重试。",
  ],
  ["`new_number`", "As a new one; this one is over.", "须使用新单号重新发起。"],
  [
    "`never`",
    "It would be refused again until something else is changed.",
    "在其他条件改变之前，重试无效。",
  ],
] as const
