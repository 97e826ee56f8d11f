import { alphanumeric } from "../ids"
import type { World } from "../world"
import { BUYER } from "./buyer"
import { AlipayRefusal, type Fields } from "./codes"
import type { Params } from "./protocol"

export const TOKEN_METHOD = "alipay.system.oauth.token"

/** Who the shopper is, from a code of `my.getAuthCode`. A good answer has no `code`. */
export function exchangeCode({ codes, clock, credentials }: World, params: Params): Fields {
  if (params["grant_type"] !== "authorization_code")
    throw new AlipayRefusal("isv.grant-type-invalid")
  const { appId } = credentials.alipay
  const end = codes.takeLogin(appId, params["code"] ?? "", clock())
  if (end !== "taken") throw new AlipayRefusal("isv.code-invalid")
  return {
    user_id: BUYER.buyer_id,
    access_token: alphanumeric(40),
    refresh_token: alphanumeric(40),
    expires_in: 1_296_000,
    re_expires_in: 2_592_000,
    auth_start: "2010-11-11 11:11:11",
  }
}
