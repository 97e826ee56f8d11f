import type { OperationFault } from "../../../simulator"
import type { NewTrade, PaymentInstruction } from "../../../src/gateways/gateway"
import { alipayAdapter } from "./alipay-adapter"
import { useBench } from "./bench"

const bench = useBench(alipayAdapter)

const RETURN = "http://127.0.0.1:8000/done?a=1&b=<2>"
const make = async (changes: Partial<NewTrade>) => {
  const order = bench.order({ returnUrl: RETURN, ...changes })
  return { no: order.outTradeNo, instruction: await bench.gateway.create(order) }
}
const member = (instruction: PaymentInstruction, name: string): string =>
  String((instruction as unknown as Record<string, unknown>)[name])
const visit = (url: string, init: RequestInit = {}) => fetch(url, { redirect: "manual", ...init })
const payAndQuery = async (no: NewTrade["outTradeNo"]) => {
  await bench.control.pay("alipay", no)
  return bench.gateway.query(no)
}
const sceneOf = async (no: string) =>
  (await bench.control.books()).trades.find((it) => it.out_trade_no === no)?.scene
const openid = async () => {
  const { code } = await bench.control.loginCode(bench.simulator.credentials.alipay.appId)
  return bench.gateway.identify?.("mini", code)
}

describe("a page of Alipay's", () => {
  it("is an address by default", async () => {
    const { no, instruction } = await make({ scene: "page", form: "url" })
    expect(Object.keys(instruction).sort()).toEqual(["type", "url"])
    expect((await visit(member(instruction, "url"))).status).toBe(303)
    expect(await payAndQuery(no)).toMatchObject({ state: "paid", total: 1990 })
  })

  it("can be a form that sends itself, in which nothing of ours can break out", async () => {
    const { no, instruction } = await make({ scene: "page", form: "html" })
    const html = member(instruction, "html")
    const [, action = ""] = /action="([^"]+)"/.exec(html) ?? []
    const [, content = ""] = /name="biz_content" value="([^"]+)"/.exec(html) ?? []
    expect(content).not.toMatch(/[<>"']/)
    expect(action).not.toMatch(/[<>"' ]/)
    const plain = (text: string) =>
      text.replace(/&#(\d+);/g, (_, unit: string) => String.fromCharCode(Number(unit)))
    const body = new URLSearchParams({ biz_content: plain(content) })
    expect((await visit(plain(action), { method: "POST", body })).status).toBe(303)
    expect(await payAndQuery(no)).toMatchObject({ state: "paid" })
  })

  it("can be a code in a frame", async () => {
    const { no, instruction } = await make({ scene: "page", form: "frame" })
    expect(instruction).toEqual({ type: "frame", url: expect.any(String), width: 200 })
    const { searchParams } = new URL(member(instruction, "url"))
    const content = JSON.parse(searchParams.get("biz_content") ?? "") as Record<string, string>
    expect(content).toMatchObject({ qr_pay_mode: "4", qrcode_width: "200" })
    expect((await visit(member(instruction, "url"))).status).toBe(303)
    expect(await sceneOf(no)).toBe("page")
  })
})

describe("a phone's browser", () => {
  it("is sent to the wallet, and knows where to go back to and where to give up", async () => {
    const { no, instruction } = await make({ scene: "wap" })
    const { searchParams } = new URL(member(instruction, "url"))
    expect(JSON.parse(searchParams.get("biz_content") ?? "")).toMatchObject({ quit_url: RETURN })
    expect(searchParams.get("return_url")).toBe(RETURN)
    expect((await visit(member(instruction, "url"))).status).toBe(303)
    expect(await sceneOf(no)).toBe("wap")
    expect(await payAndQuery(no)).toMatchObject({ state: "paid" })
  })
})

describe("an app of the merchant's", () => {
  it("gets an order string that the wallet opens, once and as it is", async () => {
    const { no, instruction } = await make({ scene: "app" })
    expect(instruction).toEqual({ type: "alipay_app", order_string: expect.any(String) })
    const text = member(instruction, "order_string")
    expect(await bench.gateway.query(no)).toBeNull()
    expect((await visit(`${bench.simulator.url}/phone/app?${text}`)).status).toBe(303)
    expect(await sceneOf(no)).toBe("app")
    expect(await payAndQuery(no)).toMatchObject({ state: "paid" })
  })
})

describe("a code on the screen", () => {
  it("is refreshed under a new number, and the old one can be closed", async () => {
    const [first, second] = [await make({ scene: "qr" }), await make({ scene: "qr" })]
    expect(second.no).not.toBe(first.no)
    expect(member(second.instruction, "code")).not.toBe(member(first.instruction, "code"))
    await bench.control.scan("alipay", first.no)
    expect(await bench.gateway.close(first.no)).toBe("closed")
    expect(await payAndQuery(second.no)).toMatchObject({ state: "paid" })
  })
})

describe.each(["jsapi", "mini"])("the scene %s", (scene) => {
  it("gives a number for my.tradePay, made for the buyer whom a code has named", async () => {
    const { no, instruction } = await make({ scene, openid: await openid() })
    const trade = await bench.gateway.query(no)
    expect(instruction).toEqual({ type: "alipay_trade", trade_no: trade?.gatewayTradeNo })
    expect(trade).toMatchObject({ state: "waiting" })
    expect(await payAndQuery(no)).toMatchObject({ state: "paid" })
  })

  it("refuses a stranger's id", async () => {
    const made = make({ scene, openid: "2088999999999999" })
    await expect(made).rejects.toMatchObject({ kind: "refused", code: "ACQ.BUYER_NOT_EXIST" })
  })
})

describe("who a shopper is", () => {
  it("is told for a code once, and for a code of ours only", async () => {
    const { code } = await bench.control.loginCode(bench.simulator.credentials.alipay.appId)
    expect(await bench.gateway.identify?.("mini", code)).toMatch(/^2088\d{12}$/)
    const again = bench.gateway.identify?.("mini", code)
    await expect(again).rejects.toMatchObject({ kind: "refused", code: "isv.code-invalid" })
    const strange = bench.gateway.identify?.("mini", "a".repeat(32))
    await expect(strange).rejects.toMatchObject({ kind: "refused" })
  })

  it("may be told by an open id", async () => {
    const set = { user_id: null, open_id: "074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5" }
    await bench.control.fault({ gateway: "alipay", on: "login", kind: "alter", set })
    const id = await openid()
    expect(id).toBe(set.open_id)
    const { no } = await make({ scene: "mini", openid: id })
    expect(await payAndQuery(no)).toMatchObject({ state: "paid" })
  })

  it.each<OperationFault>(["unsigned", "wrong_key", "malformed", "http_500", "reset_after"])(
    "is unknown when the answer meets %s",
    async (kind) => {
      await bench.control.fault({ gateway: "alipay", on: "login", kind })
      await expect(openid()).rejects.toMatchObject({ kind: "unknown" })
    }
  )

  it.each([{ user_id: null }, { user_id: "nobody" }, { user_id: "" }])(
    "is unknown when the answer names nobody: %j",
    async (set) => {
      await bench.control.fault({ gateway: "alipay", on: "login", kind: "alter", set })
      await expect(openid()).rejects.toMatchObject({ kind: "unknown", code: "MALFORMED" })
    }
  )
})

describe("a payment code", () => {
  const codeThat = async (end: "pays" | "asks" | "poor") =>
    (await bench.control.paymentCode(end, "alipay")).auth_code
  const charge = async (end: "pays" | "asks" | "poor") =>
    make({ scene: "barcode", authCode: await codeThat(end) })
  const made = (secondsAgo: number) => ({
    scene: "barcode",
    at: new Date(Date.now() - secondsAgo * 1_000),
  })

  it("pays at once", async () => {
    const { no, instruction } = await charge("pays")
    expect(instruction).toEqual({ type: "wait" })
    expect(await bench.gateway.query(no)).toMatchObject({ state: "paid", total: 1990 })
  })

  it("that asks for a password waits, is paid when it is given, and otherwise taken back", async () => {
    const { no } = await charge("asks")
    expect(await bench.gateway.query(no)).toMatchObject({ state: "waiting" })
    expect(await bench.gateway.close(no, made(5))).toBe("unknown")
    expect(await payAndQuery(no)).toMatchObject({ state: "paid" })

    const other = await charge("asks")
    expect(await bench.gateway.close(other.no, made(61))).toBe("closed")
    await expect(bench.control.pay("alipay", other.no)).rejects.toThrow(/closed/)
  })

  it("that was paid is never taken back", async () => {
    const { no } = await charge("pays")
    expect(await bench.gateway.close(no, made(61))).toBe("paid")
    expect((await bench.control.books()).refunds).toEqual([])
  })

  it("of an empty purse is refused", async () => {
    await expect(charge("poor")).rejects.toMatchObject({
      ...{ kind: "refused", code: "ACQ.BUYER_BALANCE_NOT_ENOUGH" },
    })
  })

  it("that was used, or never shown, is refused", async () => {
    const authCode = await codeThat("pays")
    await make({ scene: "barcode", authCode })
    await expect(make({ scene: "barcode", authCode })).rejects.toMatchObject({ kind: "refused" })
  })

  it.each<OperationFault>(["reset_after", "unsigned", "malformed", "wrong_key"])(
    "whose answer meets %s is waited for, and found to be paid",
    async (kind) => {
      const authCode = await codeThat("pays")
      await bench.control.fault({ gateway: "alipay", on: "create", kind })
      const { no, instruction } = await make({ scene: "barcode", authCode })
      expect(instruction).toEqual({ type: "wait" })
      expect(await bench.gateway.query(no)).toMatchObject({ state: "paid" })
    }
  )

  it.each<OperationFault>(["reset_before", "http_500"])(
    "whose answer meets %s is waited for, and cancelled though Alipay never heard of it",
    async (kind) => {
      const authCode = await codeThat("pays")
      await bench.control.fault({ gateway: "alipay", on: "create", kind })
      const { no } = await make({ scene: "barcode", authCode })
      expect(await bench.gateway.query(no)).toBeNull()
      expect(await bench.gateway.close(no, made(61))).toBe("absent")
      const { requests } = await bench.control.books()
      expect(requests.at(-1)).toMatchObject({ operation: "alipay.trade.cancel" })
    }
  )

  it("is not taken back while nobody can tell whether it was paid", async () => {
    const { no } = await charge("asks")
    await bench.control.fault({ gateway: "alipay", on: "query", kind: "http_500" })
    expect(await bench.gateway.close(no, made(61))).toBe("unknown")
    await bench.control.fault({ gateway: "alipay", on: "close", kind: "reset_before" })
    expect(await bench.gateway.close(no, made(61))).toBe("unknown")
    expect(await bench.gateway.close(no, made(61))).toBe("closed")
  })

  it("is taken back again when Alipay wants to be asked again", async () => {
    const { no } = await charge("asks")
    const set = { retry_flag: "Y" }
    await bench.control.fault({ gateway: "alipay", on: "close", kind: "alter", set })
    expect(await bench.gateway.close(no, made(61))).toBe("unknown")
    expect(await bench.gateway.close(no, made(61))).toBe("closed")
  })
})
