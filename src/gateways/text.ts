/**
 * Makes a merchant's text safe for every wallet field: WeChat Pay takes no character beyond the
 * Basic Multilingual Plane, Alipay refuses `/ = &`, and `&` or `=` inside a signed value would
 * make Alipay's joined signing string ambiguous. Never an error at checkout: cut and cleaned.
 * @see https://pay.weixin.qq.com/docs/merchant/development/interface-rules/basic-rules.html
 */
export function walletText(text: string, longest: number): string {
  const clean = text
    .replace(/[\u{10000}-\u{10FFFF}]|\p{Cc}|[/=&<>"'\\]/gu, " ")
    .replace(/[\uD800-\uDFFF]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
  return clean.slice(0, longest).trim()
}

/** As {@link walletText}, for WeChat Pay, which counts bytes; a character is never cut in two. */
export function walletBytes(text: string, most: number): string {
  const bytes = Buffer.from(walletText(text, most))
  // A streaming decoder keeps back what is not a whole character yet.
  return new TextDecoder().decode(bytes.subarray(0, most), { stream: true }).trim()
}

/** What Postgres can keep: no NUL, and no half of a letter that was cut in two. */
export function storable(text: string): string {
  return Buffer.from(text.replaceAll("\0", "")).toString("utf8")
}
