import type { Bilingual } from "../core/bilingual"
import type { GatewayErrorKind } from "../core/errors"
import type { ShopperWord } from "./shopper"

/**
 * Whether and how a request may be sent again:
 * - `same_number`: at once and unchanged; under its own number it cannot happen twice.
 * - `after_query`: only after asking how it stands, because it may have happened.
 * - `later`: unchanged, when time has passed or what was wanting (money, a bill) is there.
 * - `new_number`: as a new one; this one is over.
 * - `never`: it would be refused again until something else is changed.
 */
export type Retry = "same_number" | "after_query" | "later" | "new_number" | "never"

/** What is to be done about an error, whatever it is: many codes have the same. */
export interface Remedy {
  kind: GatewayErrorKind
  retry: Retry
  /** What the shopper is told; see {@link ShopperWord}. */
  shopper: ShopperWord
  /** What the merchant does next. */
  next: Bilingual
}

/** One code of a gateway's. */
export interface ErrorEntry extends Remedy {
  /** What is wrong, for the merchant. */
  merchant: Bilingual
}

export type ErrorEntries = Readonly<Record<string, ErrorEntry>>

/** What was asked of a gateway. `any`: codes that mean the same wherever they come. */
export type Action =
  | "any"
  | "pay"
  | "query"
  | "close"
  | "take_back"
  | "refund"
  | "query_refund"
  | "redirect_refund"
  | "freeze"
  | "release"
  | "bill"
  | "keys"
  | "identify"

/** The codes that some calls of a gateway answer with. */
export interface ErrorTable {
  action: Action
  title: Bilingual
  /** The calls, as the gateway's own documents name them. */
  apis: readonly string[]
  /** Other names that `GatewayError.operation` has for these calls. */
  operations?: readonly string[]
  /** In the spelling of the gateway's present documents, without Alipay's prefixes. */
  codes: ErrorEntries
}

/** Codes that need the same remedy: each with what is wrong, in English and in Chinese. */
export function entries(
  remedy: Remedy,
  codes: Readonly<Record<string, readonly [en: string, zh: string]>>
): ErrorEntries {
  return Object.fromEntries(
    Object.entries(codes).map(([code, [en, zh]]) => [code, { ...remedy, merchant: { en, zh } }])
  )
}
