import { GatewayError, type GatewayErrorKind } from "../../core/errors"
import { findEntry } from "../../errors/find"
import {
  DEFAULT_LIMITS,
  HttpPath,
  type GatewayReach,
  type HttpLimits,
  type HttpResponse,
} from "../http"
import { isRecord, text, words } from "../record"

export interface LoginSettings {
  appIdOf(scene: string): string
  /** By app id; they never leave the server. */
  appSecrets?: Readonly<Record<string, string>>
  loginEndpoint?: string
  limits?: HttpLimits
  reach?: GatewayReach
}

export const LOGIN_ENDPOINT = "https://api.weixin.qq.com"

/**
 * Where a page inside WeChat and a mini program exchange their code, and what the code is called.
 * @see https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
 */
const EXCHANGES: Readonly<Record<string, { path: string; codeName: string }>> = {
  jsapi: { path: "/sns/oauth2/access_token", codeName: "code" },
  mini: { path: "/sns/jscode2session", codeName: "js_code" },
}

/** Who a shopper is to one of the merchant's apps: the openid behind a code of the shopper's client. */
export class WechatLogin {
  private readonly http: HttpPath

  constructor(private readonly settings: LoginSettings) {
    const { loginEndpoint = LOGIN_ENDPOINT, limits = DEFAULT_LIMITS, reach } = settings
    // Another host: that it is down says nothing of WeChat Pay.
    this.http = new HttpPath("wechat", loginEndpoint, limits, { onCall: reach?.onCall })
  }

  /** Keeps the openid alone: tokens and session keys are nothing to a payment. @throws GatewayError */
  async openid(scene: string, code: string): Promise<string> {
    const { path, query } = this.exchange(scene, code)
    const operation = `identify ${scene}`
    const headers = { Accept: "application/json" }
    const target = `${path}?${query.toString()}`
    const request = { operation, method: "GET", path: target, headers } as const
    return this.http.call(request, { read: (response) => readOpenid(response, operation) })
  }

  shutdown(): Promise<void> {
    return this.http.close()
  }

  private exchange(scene: string, code: string): { path: string; query: URLSearchParams } {
    const appId = this.settings.appIdOf(scene)
    const { appSecrets = {} } = this.settings
    const exchange = Object.hasOwn(EXCHANGES, scene) ? EXCHANGES[scene] : undefined
    const secret = Object.hasOwn(appSecrets, appId) ? appSecrets[appId] : undefined
    if (!exchange) throw fault("identify", "NO_SUCH_SCENE", "it asks for no openid")
    if (!secret) {
      throw fault("identify", "NO_APP_SECRET", "the app has no secret in the options")
    }
    const query = new URLSearchParams({ appid: appId, secret, [exchange.codeName]: code })
    query.set("grant_type", "authorization_code")
    return { path: exchange.path, query }
  }
}

function readOpenid(response: HttpResponse, operation: string): string {
  const answer = parsed(response)
  const openid = text(answer, "openid")
  if (response.status === 200 && openid && !answer.errcode) return openid
  const errcode = words(answer.errcode) || "MALFORMED"
  // Its text quotes the app id and a trace number, which says nothing to a shopper.
  throw fault(operation, errcode, "the code was not exchanged for an openid")
}

/** WeChat answers JSON as text/plain. */
function parsed({ body }: HttpResponse): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(body.toString("utf8")) as unknown
    return isRecord(value) ? value : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

/** Its other numbers are about the app; what is no number did not come from WeChat. */
function kindOf(code: string): GatewayErrorKind {
  const isNumber = /^-?\d+$/.test(code)
  return (
    findEntry(["wechat_login"], code, "identify")?.kind ?? (isNumber ? "misconfigured" : "unknown")
  )
}

function fault(operation: string, code: string, message: string) {
  return new GatewayError({ gateway: "wechat", operation, kind: kindOf(code), code, message })
}
