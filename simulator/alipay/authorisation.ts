import type { World } from "../world"
import { AlipayRefusal } from "./codes"
import type { Params } from "./protocol"

/**
 * 第三方应用授权: the app in whose name a call is made, the caller's own or that of the merchant who gave the
 * caller the token. @see https://opendocs.alipay.com/isv/10467/xldcyq
 */
export function authorisedApp({ credentials: { alipay } }: World, params: Params): string {
  const token = params["app_auth_token"]
  if (token === undefined) return alipay.appId
  if (token !== alipay.authorised.appAuthToken) {
    throw new AlipayRefusal("aop.invalid-app-auth-token")
  }
  return alipay.authorised.appId
}
