import { createHash, randomBytes } from "node:crypto"
import { empty, redirect, type Answer, type Call } from "../http"
import type { World } from "../world"

/** Every app knows the same shopper by another openid. */
export function openidOf(appId: string): string {
  return `o${createHash("sha256").update(`shopper of ${appId}`).digest("base64url").slice(0, 27)}`
}

/** The official account and the mini program, and the sub-merchant's app. */
function secretOf({ credentials: { wechat } }: World, appId: string | null): string | null {
  const apps = [wechat, wechat.mini, wechat.sub]
  return apps.find((app) => app.appId === appId)?.appSecret ?? null
}

/** JSON under a type that says it is not, and 200 whatever happened: as the real one answers. */
function told(value: object): Answer {
  return { status: 200, headers: { "content-type": "text/plain" }, body: JSON.stringify(value) }
}

function refused(errcode: number, errmsg: string): Answer {
  return told({ errcode, errmsg: `${errmsg}, rid: ${randomBytes(8).toString("hex")}` })
}

function exchanged(world: World, call: Call, codeName: string, more: object): Answer {
  const appId = call.query.get("appid")
  const secret = secretOf(world, appId)
  if (!appId || !secret) return refused(40013, "invalid appid")
  if (call.query.get("secret") !== secret) return refused(40125, "invalid appsecret")
  if (call.query.get("grant_type") !== "authorization_code") {
    return refused(40002, "invalid grant_type")
  }
  const code = call.query.get(codeName)
  if (!code) return refused(41008, "missing code")
  const end = world.codes.takeLogin(appId, code, world.clock())
  if (end === "invalid") return refused(40029, "invalid code")
  if (end === "used") return refused(40163, "code been used")
  return told({ openid: openidOf(appId), ...more })
}

const token = () => randomBytes(24).toString("base64url")

/** The page on which a shopper agrees; this one always does. */
function authorize(world: World, call: Call): Answer {
  const appId = call.query.get("appid")
  const target = call.query.get("redirect_uri")
  if (!appId || !secretOf(world, appId) || !target || !URL.canParse(target)) return empty(400)
  const back = new URL(target)
  back.searchParams.set("code", world.codes.login(appId, world.clock()))
  back.searchParams.set("state", call.query.get("state") ?? "")
  return redirect(back.href)
}

/** `/sns/**` of api.weixin.qq.com and `/connect/oauth2/authorize` of open.weixin.qq.com. */
export function wechatLogin(world: World, call: Call): Answer {
  switch (call.path) {
    case "/sns/oauth2/access_token": {
      const tokens = { access_token: token(), refresh_token: token() }
      return exchanged(world, call, "code", { ...tokens, expires_in: 7200, scope: "snsapi_base" })
    }
    case "/sns/jscode2session":
      return exchanged(world, call, "js_code", { session_key: token() })
    case "/connect/oauth2/authorize":
      return authorize(world, call)
    default:
      return empty(404)
  }
}
