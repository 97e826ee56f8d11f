/** What the gateways' own support asks for, and what tells how a message was signed; never the signature. */
const SHOWN = [
  "content-type",
  "content-length",
  "user-agent",
  "request-id",
  "wechatpay-serial",
  "wechatpay-timestamp",
  "wechatpay-signature-type",
]

const LONGEST = 200

/** The headers of a message that may be kept and shown. */
export function shownHeaders(
  headers: Readonly<Record<string, string | undefined>>
): Record<string, string> {
  const shown = SHOWN.map((name) => [name, headers[name]?.slice(0, LONGEST)] as const)
  return Object.fromEntries(shown.filter((it): it is [string, string] => it[1] !== undefined))
}
