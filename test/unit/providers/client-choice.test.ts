import { MedusaError } from "@medusajs/framework/utils"
import { WECHAT_TERMS } from "../../../src/gateways/wechat-v3/scenes"
import { readClientChoice } from "../../../src/providers/client-choice"
import { thrownBy } from "../../support/thrown"

const alipay = { name: "alipay", scenes: ["page", "qr"] } as const
const SHOP = "https://shop.test"

const choose = (data: Record<string, unknown>, shop: string | null = SHOP) =>
  readClientChoice(data, alipay, { storefrontUrl: shop })

describe("the scene", () => {
  it("is the gateway's first when the client names none", () => {
    expect(choose({}).scene).toBe("page")
  })

  it("is the client's choice", () => {
    expect(choose({ scene: "qr" }).scene).toBe("qr")
  })

  it.each(["", "fax", "PAGE", "constructor", "__proto__", 0, 1, {}, ["qr"], true])(
    "cannot be %j",
    (scene) => {
      const error = thrownBy(() => choose({ scene }))
      expect(error).toMatchObject({ type: MedusaError.Types.INVALID_DATA })
      expect(error).toHaveProperty("message", expect.stringContaining("page, qr"))
    }
  )
})

describe("the form of the instruction", () => {
  const gateway = { ...alipay, terms: { qr: { forms: ["code", "picture"] } } }
  const formOf = (data: Record<string, unknown>) =>
    readClientChoice(data, gateway, { storefrontUrl: SHOP }).form

  it("is the scene's first when the client names none", () => {
    expect(formOf({ scene: "qr" })).toBe("code")
  })

  it("is the client's choice", () => {
    expect(formOf({ scene: "qr", form: "picture" })).toBe("picture")
  })

  it("is left out by a scene that knows one only, whatever the client wants", () => {
    expect(formOf({ scene: "page", form: "picture" })).toBeUndefined()
  })

  it.each(["", "fax", "constructor", 0, {}, ["code"], true])("cannot be %j", (form) => {
    const error = thrownBy(() => formOf({ scene: "qr", form }))
    expect(error).toMatchObject({ type: MedusaError.Types.INVALID_DATA })
    expect(error).toHaveProperty("message", expect.stringContaining("code, picture"))
  })
})

describe("the scene of a client that names none", () => {
  const offer = { storefrontUrl: null, scene: "qr" }

  it("is the account's own", () => {
    expect(readClientChoice({}, alipay, offer)).toEqual({ scene: "qr" })
    expect(readClientChoice({ scene: null }, alipay, offer)).toEqual({ scene: "qr" })
  })

  it("gives way to the client's choice", () => {
    expect(readClientChoice({ scene: "page" }, alipay, offer)).toEqual({ scene: "page" })
  })
})

describe("a fact that only the client knows", () => {
  const wechat = { name: "wechat", scenes: Object.keys(WECHAT_TERMS), terms: WECHAT_TERMS } as const
  const ask = (data: Record<string, unknown>) =>
    readClientChoice(data, wechat, { storefrontUrl: null })
  const facts = {
    openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    client_ip: "14.23.150.211",
    auth_code: "130061098828009406",
  }

  it.each([
    ["native", {}],
    ["app", {}],
    ["jsapi", { openid: facts.openid }],
    ["mini", { openid: facts.openid }],
    ["h5", { clientIp: facts.client_ip }],
    ["barcode", { authCode: facts.auth_code }],
  ])("is taken over for %s only as far as the scene needs it", (scene, taken) => {
    expect(ask({ ...facts, scene })).toEqual({ scene, ...taken })
  })

  it("may be an address of either kind", () => {
    const client_ip = "2001:db8::7"
    expect(ask({ scene: "h5", client_ip })).toEqual({ scene: "h5", clientIp: client_ip })
  })

  it.each<[string, string, unknown]>([
    ["jsapi", "openid", undefined],
    ["jsapi", "openid", ""],
    ["jsapi", "openid", 7],
    ["jsapi", "openid", ["oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"]],
    ["jsapi", "openid", "o".repeat(129)],
    ["jsapi", "openid", "oUpF8uMu\nAJO"],
    ["mini", "openid", "<script>alert(1)"],
    ["mini", "openid", null],
    ["h5", "client_ip", undefined],
    ["h5", "client_ip", "localhost"],
    ["h5", "client_ip", "14.23.150"],
    ["h5", "client_ip", "14.23.150.211, 10.0.0.1"],
    ["h5", "client_ip", "fe80::1%eth0eth0eth0eth0eth0eth0eth0eth0eth0eth0"],
    ["h5", "client_ip", {}],
    ["barcode", "auth_code", undefined],
    ["barcode", "auth_code", "13006109882800940"],
    ["barcode", "auth_code", "1300610988280094067"],
    ["barcode", "auth_code", "163006109882800940"],
    ["barcode", "auth_code", 130061098828009406n],
    ["barcode", "auth_code", "13006109882800940６"],
  ])("of %s is refused when %s is %p", (scene, name, value) => {
    expect(thrownBy(() => ask({ ...facts, scene, [name]: value }))).toMatchObject({
      type: MedusaError.Types.INVALID_DATA,
      message: expect.stringContaining(`data.${name}`),
    })
  })
})

describe("the address to return to", () => {
  it.each([
    [SHOP, "/", `${SHOP}/`],
    [SHOP, "/checkout/done", `${SHOP}/checkout/done`],
    [SHOP, "/done?order=1&x=a%20b#top", `${SHOP}/done?order=1&x=a%20b#top`],
    [SHOP, "/谢谢", `${SHOP}/%E8%B0%A2%E8%B0%A2`],
    [`${SHOP}/cn`, "/done", `${SHOP}/cn/done`],
    ["http://127.0.0.1:8000", "/done", "http://127.0.0.1:8000/done"],
    [SHOP, "/@evil.test/", `${SHOP}/@evil.test/`],
    [SHOP, "/https://evil.test", `${SHOP}/https://evil.test`],
  ])("of %s with the path %s is %s", (shop, return_path, url) => {
    expect(choose({ return_path }, shop).returnUrl).toBe(url)
  })

  it("is the shop front when the client names no path", () => {
    expect(choose({}).returnUrl).toBe(SHOP)
    expect(choose({ return_path: null }).returnUrl).toBe(SHOP)
  })

  it("is none in a shop without a front", () => {
    expect(choose({ return_path: "/done" }, null)).toEqual({ scene: "page" })
  })

  it.each([
    "//evil.test",
    "///evil.test",
    "/\\evil.test",
    "/\\/evil.test",
    "\\\\evil.test",
    "/a\\..\\evil",
    "https://evil.test",
    "HTTPS://evil.test",
    "javascript:alert(1)",
    "data:text/html,x",
    "@evil.test",
    ".evil.test",
    ":8443/",
    "/\n/evil.test",
    "/done\n",
    "/\t/evil.test",
    "/done here",
    " /done",
    "",
    "done",
    `/${"a".repeat(201)}`,
    7,
    true,
    {},
    ["/done"],
  ])("is refused for the path %j", (return_path) => {
    expect(thrownBy(() => choose({ return_path }))).toMatchObject({
      type: MedusaError.Types.INVALID_DATA,
      message: expect.stringContaining("return_path"),
    })
  })

  it.each(["/..//evil.test", "/%2F/evil.test", "/%5Cevil.test", "/\u0000/evil.test", "/.//evil"])(
    "stays at the shop with the path %j",
    (return_path) => {
      const { returnUrl = "" } = choose({ return_path })
      expect(new URL(returnUrl).origin).toBe(SHOP)
    }
  )
})

it("nothing else of what the client sends is taken over", () => {
  const data = { scene: "qr", return_path: "/done", returnUrl: "//evil", amount: 1, openid: "x" }
  expect(choose(data)).toEqual({ scene: "qr", returnUrl: `${SHOP}/done` })
})
