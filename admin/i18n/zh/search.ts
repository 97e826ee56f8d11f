import type { Texts } from "../texts"

export const search: Texts["search"] = { group: "支付宝与微信支付交易", goTo: "前往对账" }
