import { createPrivateKey, createPublicKey, verify } from "node:crypto"
import type { PaymentInstruction } from "../../../src/gateways/gateway"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"
import { useBench, type Adapter } from "./bench"

/** One merchant with an official account and a mini program. */
const wechat: Adapter = {
  name: "wechat",
  scene: "jsapi",
  open: ({ simulator, notifyUrl, limits, privateKey }) => {
    const { env, credentials } = simulator
    const { appId, appSecret, mini } = credentials.wechat
    return new WechatV3Gateway({
      appId,
      appIds: { mini: mini.appId },
      appSecrets: { [appId]: appSecret, [mini.appId]: mini.appSecret },
      loginEndpoint: simulator.url,
      mchId: env.WECHAT_MCH_ID,
      serialNo: env.WECHAT_SERIAL_NO,
      privateKey: createPrivateKey(privateKey ?? env.WECHAT_PRIVATE_KEY),
      apiV3Key: env.WECHAT_API_V3_KEY,
      platformKeys: new Map([[env.WECHAT_PUBLIC_KEY_ID, createPublicKey(env.WECHAT_PUBLIC_KEY)]]),
      endpoint: env.WECHAT_ENDPOINT,
      clock: () => new Date(),
      notifyUrl,
      limits,
    })
  },
  refusals: { refused: {}, unfunded: {}, unknown: {}, misconfigured: {} },
}

const bench = useBench(wechat)

const apps = () => bench.simulator.credentials.wechat

async function openidFor(scene: string): Promise<string> {
  const { code } = await bench.control.loginCode(
    scene === "mini" ? apps().mini.appId : apps().appId
  )
  return (await bench.gateway.identify?.(scene, code)) ?? ""
}

function paramsOf(instruction: PaymentInstruction): Readonly<Record<string, string>> {
  if (!("params" in instruction)) throw new Error(`no params in ${instruction.type}`)
  return instruction.params
}

function isOurs(lines: (string | undefined)[], signature: string | undefined): boolean {
  const text = lines.map((line) => `${line}\n`).join("")
  const key = createPublicKey(bench.simulator.env.WECHAT_PRIVATE_KEY)
  return verify("sha256", Buffer.from(text), key, Buffer.from(signature ?? "", "base64"))
}

describe("a page inside WeChat", () => {
  it("gets arguments for the bridge, signed for its app, and the payment comes back as ours", async () => {
    const order = bench.order({ openid: await openidFor("jsapi") })
    const instruction = await bench.gateway.create(order)
    expect(instruction.type).toBe("wechat_jsapi")
    const { appId, timeStamp, nonceStr, package: prepared, paySign } = paramsOf(instruction)
    expect(appId).toBe(apps().appId)
    expect(prepared).toMatch(/^prepay_id=wx\w+$/)
    expect(isOurs([appId, timeStamp, nonceStr, prepared], paySign)).toBe(true)
    await bench.control.pay("wechat", order.outTradeNo)
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({
      state: "paid",
      total: 1990,
      payee: { appid: apps().appId },
    })
  })

  it("cannot be prepared for a shopper of another app", async () => {
    const order = bench.order({ openid: await openidFor("mini") })
    await expect(bench.gateway.create(order)).rejects.toMatchObject({
      kind: "refused",
      code: "PARAM_ERROR",
    })
  })
})

describe("a mini program", () => {
  it("is an app of its own, in the order, the signature and the answer", async () => {
    const order = bench.order({ scene: "mini", openid: await openidFor("mini") })
    const instruction = await bench.gateway.create(order)
    expect(instruction.type).toBe("wechat_mini")
    const { timeStamp, nonceStr, package: prepared, paySign, ...rest } = paramsOf(instruction)
    expect(rest).toEqual({ signType: "RSA" })
    expect(isOurs([apps().mini.appId, timeStamp, nonceStr, prepared], paySign)).toBe(true)
    await bench.control.pay("wechat", order.outTradeNo)
    const snapshot = await bench.gateway.query(order.outTradeNo)
    expect(snapshot?.payee).toEqual({ appid: apps().mini.appId, mchid: apps().mchId })
    expect(bench.gateway.payee.appid).toEqual([apps().appId, apps().mini.appId])
  })
})

describe("who a shopper is", () => {
  it.each(["jsapi", "mini"])("is told once for each code of %s", async (scene) => {
    const app = scene === "mini" ? apps().mini : apps()
    const { code } = await bench.control.loginCode(app.appId)
    expect(await bench.gateway.identify?.(scene, code)).toMatch(/^o[\w-]{27}$/)
    await expect(bench.gateway.identify?.(scene, code)).rejects.toMatchObject({
      kind: "refused",
      code: "40163",
    })
  })

  it("is not told for a code of another app, or one that was made up", async () => {
    const { code } = await bench.control.loginCode(apps().mini.appId)
    for (const foreign of [code, "0".repeat(32)]) {
      await expect(bench.gateway.identify?.("jsapi", foreign)).rejects.toMatchObject({
        kind: "refused",
        code: "40029",
      })
    }
  })
})

describe("a phone's browser", () => {
  it("goes to WeChat and comes back to the shop", async () => {
    const returnUrl = "http://127.0.0.1:8000/done?a=1&b=谢"
    const order = bench.order({ scene: "h5", clientIp: "14.23.150.211", returnUrl })
    const instruction = await bench.gateway.create(order)
    const url = instruction.type === "redirect" ? new URL(instruction.url) : null
    expect(url?.searchParams.get("redirect_url")).toBe(returnUrl)
    expect(url?.searchParams.get("prepay_id")).toMatch(/^wx/)
    expect((await fetch(url ?? "")).status).toBe(200)
    const paid = await fetch(`${url?.origin}${url?.pathname}/pay`, {
      method: "POST",
      redirect: "manual",
    })
    expect(paid.headers.get("location")).toBe(new URL(returnUrl).href)
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "paid" })
  })

  it("comes back to the page that it left when the shop has no front", async () => {
    const order = bench.order({ scene: "h5", clientIp: "2001:db8::7" })
    const instruction = await bench.gateway.create(order)
    expect(instruction.type === "redirect" && instruction.url).not.toContain("redirect_url")
  })
})

describe("a mobile app", () => {
  it("gets arguments for WeChat's SDK, signed for the merchant", async () => {
    const order = bench.order({ scene: "app" })
    const instruction = await bench.gateway.create(order)
    expect(instruction.type).toBe("wechat_app")
    const { appid, timestamp, noncestr, prepayid, sign, ...rest } = paramsOf(instruction)
    expect(rest).toEqual({ partnerid: apps().mchId, package: "Sign=WXPay" })
    expect(isOurs([appid, timestamp, noncestr, prepayid], sign)).toBe(true)
  })
})

describe("a payment code", () => {
  const made = (ageMs: number) => ({ scene: "barcode", at: new Date(Date.now() - ageMs) })

  async function shown(end: "pays" | "asks" | "poor") {
    const { auth_code: authCode } = await bench.control.paymentCode(end)
    return bench.order({ scene: "barcode", authCode })
  }

  it("that is good pays at once; the client only waits", async () => {
    const order = await shown("pays")
    expect(await bench.gateway.create(order)).toEqual({ type: "wait" })
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({
      state: "paid",
      total: 1990,
    })
  })

  it("that asks for the password waits, and then is paid", async () => {
    const order = await shown("asks")
    expect(await bench.gateway.create(order)).toEqual({ type: "wait" })
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "waiting" })
    await bench.control.pay("wechat", order.outTradeNo)
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "paid" })
  })

  it("whose owner has no money, or that was made up, is refused", async () => {
    await expect(bench.gateway.create(await shown("poor"))).rejects.toMatchObject({
      kind: "refused",
      code: "NOT_ENOUGH",
    })
    const order = bench.order({ scene: "barcode", authCode: "130000000000000000" })
    await expect(bench.gateway.create(order)).rejects.toMatchObject({
      kind: "refused",
      code: "AUTH_CODE_INVALID",
    })
  })

  it("that was refused on the phone can be taken back, and then stays closed", async () => {
    const order = await shown("asks")
    await bench.gateway.create(order)
    await bench.control.cancel("wechat", order.outTradeNo)
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "waiting" })
    expect(await bench.gateway.close(order.outTradeNo, made(10_000))).toBe("unknown")
    expect(await bench.gateway.close(order.outTradeNo, made(16_000))).toBe("closed")
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "closed" })
    expect(await bench.gateway.close(order.outTradeNo, made(17_000))).toBe("closed")
  })

  it("that has paid is not taken back", async () => {
    const order = await shown("pays")
    await bench.gateway.create(order)
    expect(await bench.gateway.close(order.outTradeNo, made(60_000))).toBe("paid")
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "paid" })
  })

  it.each(["timeout_after", "reset_after", "http_500", "unsigned", "wrong_key"] as const)(
    "whose taking back meets %s is unknown until it is asked about",
    async (kind) => {
      const order = await shown("asks")
      await bench.gateway.create(order)
      await bench.control.fault({ gateway: "wechat", on: "reverse", kind })
      const gateway = kind.startsWith("timeout") ? bench.hasty : bench.gateway
      expect(await gateway.close(order.outTradeNo, made(60_000))).toBe("unknown")
      expect(await bench.gateway.close(order.outTradeNo, made(60_000))).toBe("closed")
    }
  )

  it("whose answer was lost is unknown, and found by a question", async () => {
    const order = await shown("pays")
    await bench.control.fault({ gateway: "wechat", on: "create", kind: "reset_after" })
    await expect(bench.gateway.create(order)).rejects.toMatchObject({ kind: "unknown" })
    expect(await bench.gateway.query(order.outTradeNo)).toMatchObject({ state: "paid" })
  })
})
