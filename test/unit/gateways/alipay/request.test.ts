import { verify } from "node:crypto"
import { AlipayGateway } from "../../../../src/gateways/alipay/gateway"
import { newOutTradeNo } from "../../../../src/core/ids"
import { fen } from "../../../../src/core/money"
import { alipaySettings, alipaySigner, type Form } from "../../../support/alipay"
import { merchant } from "../../../support/keys"

/** Alipay's rule by hand: all but `sign`, sorted, raw values. */
function isGenuine({ sign = "", ...rest }: Form): boolean {
  const names = Object.keys(rest).sort()
  const text = names.map((name) => `${name}=${rest[name]}`).join("&")
  return verify("sha256", Buffer.from(text), merchant.publicKey, Buffer.from(sign, "base64"))
}

const paramsOf = (query: string): Form => Object.fromEntries(new URLSearchParams(query))

const trade = {
  outTradeNo: newOutTradeNo(new Date()),
  scene: "page",
  total: fen(1990),
  subject: "Tee & more = 衬衫 👕",
  expiresAt: new Date("2026-11-23T08:50:00Z"),
  returnUrl: "https://shop.test/done?a=1&b=2",
}

describe("a request to Alipay", () => {
  it("is signed over everything that is sent, the algorithm included", () => {
    const params = paramsOf(alipaySigner.sign("alipay.trade.query", { out_trade_no: "1" }))
    expect(isGenuine(params)).toBe(true)
    expect(isGenuine({ ...params, sign_type: "RSA" })).toBe(false)
    expect(params).toMatchObject({
      app_id: alipaySettings.appId,
      method: "alipay.trade.query",
      charset: "utf-8",
      sign_type: "RSA2",
      version: "1.0",
      biz_content: '{"out_trade_no":"1"}',
    })
  })

  it("tells the time in Beijing by the account's clock", () => {
    const params = paramsOf(alipaySigner.sign("alipay.trade.query", {}))
    expect(params.timestamp).toBe("2026-11-23 16:20:00")
  })

  it("sends names and texts as they are, Chinese and special characters included", () => {
    const content = { subject: "衬衫 +&=%", goodsDetail: [{ goodsId: "1" }] }
    const params = paramsOf(alipaySigner.sign("alipay.trade.precreate", content))
    expect(JSON.parse(params.biz_content ?? "")).toEqual(content)
    expect(isGenuine(params)).toBe(true)
  })

  it("sends no empty parameter, about whose signature Alipay's own kits disagree", async () => {
    const { returnUrl: _, ...bare } = trade
    const url = new URL(await urlOf(bare))
    expect([...url.searchParams.values()].filter((value) => value === "")).toEqual([])
  })
})

describe("the cashier's address", () => {
  it("is one signed request", async () => {
    const url = new URL(await urlOf(trade))
    expect(url.origin + url.pathname).toBe(alipaySettings.endpoint)
    const params = paramsOf(url.search)
    expect(isGenuine(params)).toBe(true)
    expect(params).toMatchObject({
      method: "alipay.trade.page.pay",
      notify_url: alipaySettings.notifyUrl,
      return_url: trade.returnUrl,
    })
    expect(JSON.parse(params.biz_content ?? "")).toEqual({
      out_trade_no: trade.outTradeNo,
      total_amount: "19.90",
      subject: "Tee more 衬衫",
      time_expire: "2026-11-23 16:50:00",
      product_code: "FAST_INSTANT_TRADE_PAY",
    })
  })

  it("names the trade by its number when nothing is left of the subject", async () => {
    const { searchParams } = new URL(await urlOf({ ...trade, subject: "👕" }))
    expect(JSON.parse(searchParams.get("biz_content") ?? "")).toMatchObject({
      subject: trade.outTradeNo,
    })
  })
})

it("an unknown scene is a mistake of ours and reaches nobody", async () => {
  const gateway = new AlipayGateway(alipaySettings)
  await expect(gateway.create({ ...trade, scene: "fax" })).rejects.toThrow(TypeError)
  await gateway.shutdown()
})

async function urlOf(wanted: Parameters<AlipayGateway["create"]>[0]): Promise<string> {
  const gateway = new AlipayGateway(alipaySettings)
  const instruction = await gateway.create(wanted)
  await gateway.shutdown()
  if (instruction.type !== "redirect") throw new Error("a page is a redirect")
  return instruction.url
}
