import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { GatewayError } from "../../../src/core/errors"
import { WechatLogin } from "../../../src/gateways/wechat/login"
import { rejectionOf } from "../../support/thrown"

const APP = "wx2421b1c4370ec43b"
const SECRET = "0123456789abcdef0123456789abcdef"
const CODE = "021vYZZw3Yz8M23"

let server: Server
let login: WechatLogin
let asked: string[]
let answer: { status: number; body: string }

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "")
    response.writeHead(answer.status, { "content-type": "text/plain" }).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  login = new WechatLogin({
    appIdOf: (scene) => (scene === "app" ? "wx0000000000000000" : APP),
    appSecrets: { [APP]: SECRET },
    loginEndpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  })
})

beforeEach(() => {
  asked = []
})

afterAll(async () => {
  await login.shutdown()
  await new Promise((resolve) => server.close(resolve))
})

function answered(body: unknown, status = 200): void {
  answer = { status, body: typeof body === "string" ? body : JSON.stringify(body) }
}

const grant = `secret=${SECRET}`

describe("a shopper is known to an app", () => {
  it.each([
    ["jsapi", `/sns/oauth2/access_token?appid=${APP}&${grant}&code=${CODE}`],
    ["mini", `/sns/jscode2session?appid=${APP}&${grant}&js_code=${CODE}`],
  ])("by the code of %s", async (scene, target) => {
    answered({ openid: "oUpF8uMuAJO", session_key: "k", access_token: "t" })
    expect(await login.openid(scene, CODE)).toBe("oUpF8uMuAJO")
    expect(asked).toEqual([`${target}&grant_type=authorization_code`])
  })

  it.each<[string, unknown, number, string, string]>([
    ["a wrong code", { errcode: 40029, errmsg: "invalid code" }, 200, "refused", "40029"],
    ["a used code", { errcode: 40163 }, 200, "refused", "40163"],
    ["an expired code", { errcode: 42003 }, 200, "refused", "42003"],
    ["a blocked shopper", { errcode: 40226 }, 200, "refused", "40226"],
    ["a wrong secret", { errcode: 40125, errmsg: "rid: 1" }, 200, "misconfigured", "40125"],
    ["a wrong app", { errcode: 40013 }, 200, "misconfigured", "40013"],
    ["another no", { errcode: 48001 }, 200, "misconfigured", "48001"],
    ["a busy server", { errcode: -1 }, 200, "unknown", "-1"],
    ["too many questions", { errcode: 45011 }, 200, "unknown", "45011"],
    ["a no beside an openid", { errcode: 40029, openid: "oUpF" }, 200, "refused", "40029"],
    ["a proxy's page", "<html>", 502, "unknown", "MALFORMED"],
    ["an openid under an error", { openid: "oUpF" }, 500, "unknown", "MALFORMED"],
    ["nothing", "", 200, "unknown", "MALFORMED"],
    ["a list", [], 200, "unknown", "MALFORMED"],
    ["no openid", {}, 200, "unknown", "MALFORMED"],
    ["an openid that is no text", { openid: 7 }, 200, "unknown", "MALFORMED"],
  ])("not by %s", async (_, body, status, kind, code) => {
    answered(body, status)
    const error = (await rejectionOf(login.openid("jsapi", CODE))) as GatewayError
    expect(error).toBeInstanceOf(GatewayError)
    expect(error).toMatchObject({ kind, code })
    expect(error.message).not.toMatch(new RegExp(`${SECRET}|${CODE}|rid`))
  })

  it("not without a secret, and not where no openid is needed: then nobody is asked", async () => {
    await expect(login.openid("app", CODE)).rejects.toMatchObject({ code: "NO_SUCH_SCENE" })
    const bare = new WechatLogin({ appIdOf: () => APP })
    await expect(bare.openid("mini", CODE)).rejects.toMatchObject({
      kind: "misconfigured",
      code: "NO_APP_SECRET",
    })
    await expect(login.openid("__proto__", CODE)).rejects.toMatchObject({ code: "NO_SUCH_SCENE" })
    await bare.shutdown()
    expect(asked).toEqual([])
  })

  it("without the secret in any error when the network fails", async () => {
    const dead = new WechatLogin({
      appIdOf: () => APP,
      appSecrets: { [APP]: SECRET },
      loginEndpoint: "http://127.0.0.1:9",
    })
    const error = (await rejectionOf(dead.openid("mini", CODE))) as GatewayError
    await dead.shutdown()
    expect(error).toMatchObject({ kind: "unknown", code: "CONNECTION" })
    const { message, stack, cause } = error
    expect(`${message}${stack}${String(cause)}`).not.toContain(SECRET)
  })
})
