import type { Bilingual } from "../core/bilingual"
import type { GatewayErrorKind } from "../core/errors"
import type { GatewayName } from "../core/trade"
import type { Action, ErrorEntry, Remedy } from "./entry"
import { NAMES } from "./names"
import { remediesOf } from "./remedies"
import type { ShopperWord } from "./shopper"

/** What is said of a code that the catalogue does not know: as much as its kind tells, and the code itself. */
export function generalEntry(
  gateway: GatewayName,
  kind: GatewayErrorKind,
  { code, action }: { code: string; action: Action }
): ErrorEntry {
  const name = NAMES[gateway]
  const remedy = remedyOf(kind, name)
  return { ...remedy, shopper: shopperOf(action, remedy), merchant: wordsOf(kind, name, code) }
}

function remedyOf(kind: GatewayErrorKind, name: Bilingual): Remedy {
  const { ask, topUp, setting, ownMerchant } = remediesOf(name)
  const refused: Remedy = {
    ...ownMerchant,
    shopper: "other_way",
    next: {
      en: `Clear it up with ${name.en}'s merchant service if need be, then try again.`,
      zh: `必要时请联系${name.zh}商家客服处理，然后重试。`,
    },
  }
  return { unknown: ask, unfunded: topUp, misconfigured: setting, refused }[kind]
}

function shopperOf(action: Action, { kind, shopper }: Remedy): ShopperWord {
  const isSettled = kind === "refused" || kind === "misconfigured"
  switch (action) {
    case "refund":
    case "query_refund":
    case "redirect_refund":
      return isSettled ? "refund_shop" : "refund_later"
    case "bill":
    case "keys":
      return "not_yours"
    case "any":
    case "pay":
    case "freeze":
    case "query":
    case "close":
    case "take_back":
    case "release":
    case "identify":
      return shopper
  }
}

function wordsOf(kind: GatewayErrorKind, { en, zh }: Bilingual, code: string): Bilingual {
  switch (kind) {
    case "unknown":
      return {
        en: `${en} did not say how it ended (${code}).`,
        zh: `${zh}未给出明确结果（${code}）。`,
      }
    case "unfunded":
      return {
        en: `Your balance at ${en} does not suffice (${code}).`,
        zh: `${zh}账户余额不足（${code}）。`,
      }
    case "misconfigured":
      return {
        en: `${en} did not accept how this account is set up (${code}).`,
        zh: `${zh}未接受该账号的配置（${code}）。`,
      }
    case "refused":
      return {
        en: `${en} refused, with a code that is not known here (${code}).`,
        zh: `${zh}拒绝，返回了未收录的错误码（${code}）。`,
      }
  }
}
