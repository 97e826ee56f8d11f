import type { Bilingual } from "../core/bilingual"
import type { GatewayError, GatewayErrorKind } from "../core/errors"
import type { GatewayName } from "../core/trade"
import { DIALECTS } from "./catalogue"
import type { ErrorEntry, Retry } from "./entry"
import { actionOf, findEntry, type Asked } from "./find"
import { generalEntry } from "./general"
import { SHOPPER, type ShopperWord } from "./shopper"
import { codeInWords } from "./words"

/** A gateway's error, told to each of the people whom it concerns. */
export interface Explanation {
  /** As the gateway wrote it, or ours. */
  code: string
  kind: GatewayErrorKind
  retry: Retry
  shopperWord: ShopperWord
  shopper: Bilingual
  /** What is wrong. */
  merchant: Bilingual
  /** What the merchant does next. */
  next: Bilingual
}

export interface Unexplained {
  gateway: GatewayName
  code: string
  asked?: Asked
  /** What it was taken for; it outweighs the catalogue, because the answer's status may say more. */
  kind?: GatewayErrorKind
  /** The gateway's own words, for an answer without a code. */
  words?: string
}

/** Never without an answer: a code that is not known is shown, with what its kind tells. */
export function explain({ gateway, code, asked, kind, words = "" }: Unexplained): Explanation {
  const dialects = DIALECTS[gateway]
  const spoken = code === "FAIL" ? (codeInWords(words) ?? code) : code
  const known = findEntry(dialects, spoken, asked)
  const action = actionOf(dialects, asked ?? "any")
  const general = generalEntry(gateway, kind ?? known?.kind ?? "refused", { code, action })
  return told(code, known ? agreed(known, general) : general)
}

export function explainFault(
  error: Pick<GatewayError, "gateway" | "code" | "operation" | "kind" | "reason">
): Explanation {
  const { gateway, code, operation: asked, kind, reason: words } = error
  return explain({ gateway, code, asked, kind, words })
}

/** Where the kinds differ, the remedy is the one of what it was taken for. */
function agreed(known: ErrorEntry, general: ErrorEntry): ErrorEntry {
  const isSame = known.kind === general.kind || (isSettled(known.kind) && isSettled(general.kind))
  // The plugin has sent it again for as long as it does.
  if (known.kind === "unfunded" && isSettled(general.kind)) return { ...known, ...gaveUp }
  if (!isSame) return { ...general, merchant: known.merchant }
  return { ...known, kind: general.kind }
}

const gaveUp = {
  kind: "refused",
  shopper: "refund_shop",
  next: { en: "Top up your account, then refund again.", zh: "请先为账户充值，再重新退款。" },
} as const

function isSettled(kind: GatewayErrorKind): boolean {
  return kind === "refused" || kind === "misconfigured"
}

function told(code: string, entry: ErrorEntry): Explanation {
  const { kind, retry, shopper: shopperWord, merchant, next } = entry
  return { code, kind, retry, shopperWord, shopper: SHOPPER[shopperWord], merchant, next }
}
