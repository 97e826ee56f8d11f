import { text } from "../record"
import { untrusted } from "./answer"
import type { AlipayClient } from "./client"

const METHOD = "alipay.system.oauth.token"
const USER_ID = /^2088\d{12}$/
const OPEN_ID = /^[\w-]{16,128}$/

/** A user id (`2088…`), or the open id that newer apps know the same person by. */
export function isBuyer(id: string): boolean {
  return USER_ID.test(id) || OPEN_ID.test(id)
}

export function buyerField(id: string): { buyer_id: string } | { buyer_open_id: string } {
  return USER_ID.test(id) ? { buyer_id: id } : { buyer_open_id: id }
}

/**
 * Whom an authorisation code (`my.getAuthCode`) names. The tokens of the answer are not kept.
 * @see https://opendocs.alipay.com/open/05nai1
 */
export async function identifyBuyer(client: AlipayClient, code: string): Promise<string> {
  const answer = await client.exchange(METHOD, { grant_type: "authorization_code", code })
  const id = text(answer, "user_id") ?? text(answer, "open_id")
  if (id && isBuyer(id)) return id
  throw untrusted(METHOD, "MALFORMED", "the answer names nobody")
}
