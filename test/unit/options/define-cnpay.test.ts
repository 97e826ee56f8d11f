import { defineCnpay } from "../../../src/config"
import { openGateway } from "../../../src/options/open-gateway"
import type { Account } from "../../../src/options/types"
import { fixture } from "../../support/fixture"
import { alipayOptions, cnpayOptions, wechatOptions } from "../../support/options"

const accountsOf = (config: ReturnType<typeof defineCnpay>) =>
  config.providers.map(({ options }) => options as unknown as Account)

describe("what defineCnpay gives to Medusa", () => {
  it("is the plugin with all accounts and the payment module with one provider for each", () => {
    const { plugins, modules, providers } = defineCnpay(cnpayOptions)
    expect(plugins).toEqual([
      {
        resolve: "medusa-payment-alipay-wechat",
        options: {
          accounts: providers.map(({ options }) => options),
          settlement: { latePayment: "refund", questionsPerSecond: 10 },
          reconciliation: { enabled: true, fund: true, accounts: null, foreign: "report" },
          archive: { url: null, keepDays: null },
          support: { keepDays: 30 },
          inbox: { keepDays: 90 },
        },
      },
    ])
    expect(modules).toEqual([{ resolve: "@medusajs/medusa/payment", options: { providers } }])
    expect(providers.map(({ resolve, id }) => [resolve, id])).toEqual([
      ["medusa-payment-alipay-wechat/providers/alipay", "main"],
      ["medusa-payment-alipay-wechat/providers/wechat", "main"],
    ])
  })

  it("is the module instead of the plugin when the sources themselves are the shop", () => {
    const { plugins, modules } = defineCnpay(cnpayOptions, "./src")
    expect(plugins).toEqual([])
    expect(modules.map(({ resolve }) => resolve)).toEqual([
      "./src/modules/cnpay",
      "./src/modules/cnpay-archive",
      "@medusajs/medusa/payment",
    ])
  })

  it("is nothing but text and numbers, which Medusa may pass around", () => {
    const config = defineCnpay(cnpayOptions)
    expect(JSON.parse(JSON.stringify(config))).toEqual(config)
  })
})

describe("an account", () => {
  it("is told where the gateway sends notifications and where the shop front is", () => {
    const [alipay, wechat] = accountsOf(
      defineCnpay({ ...cnpayOptions, notifyBaseUrl: "https://shop.test/" })
    )
    expect(alipay).toMatchObject({
      account: "alipay_main",
      notifyUrl: "https://shop.test/hooks/cnpay/alipay_main",
      storefrontUrl: "https://www.shop.test",
      endpoint: "https://openapi.alipay.com/gateway.do",
    })
    expect(wechat).toMatchObject({
      account: "wechat_main",
      notifyUrl: "https://shop.test/hooks/cnpay/wechat_main",
      endpoint: "https://api.mch.weixin.qq.com",
    })
  })

  it("has thirty minutes and a plain subject when nothing is said", () => {
    const { storefrontUrl: _, ...rest } = cnpayOptions
    expect(accountsOf(defineCnpay(rest))[0]).toMatchObject({
      expiresInMinutes: 30,
      subject: "Online order",
      storefrontUrl: null,
    })
  })

  it("may have sisters of the same gateway under other names", () => {
    const alipay = [alipayOptions, { ...alipayOptions, id: "hk" }]
    const accounts = accountsOf(defineCnpay({ ...cnpayOptions, alipay }))
    expect(accounts.map(({ account }) => account)).toEqual([
      "alipay_main",
      "alipay_hk",
      "wechat_main",
    ])
  })

  it("may live on the developer's machine without https", () => {
    const local = { notifyBaseUrl: "http://127.0.0.1:9000", storefrontUrl: "http://localhost:8000" }
    expect(() => defineCnpay({ ...cnpayOptions, ...local })).not.toThrow()
  })

  it("of WeChat Pay keeps each key under the serial that an answer will name", () => {
    const certificate = fixture("wechatpay-apiv3+wechatpay-go/platform_testing_cert.pem")
    const both = { ...wechatOptions, platformCertificates: [certificate] }
    const own = fixture("wechat-official-docs/official_test_merchant_private_key.pem")
    const [, wechat] = accountsOf(
      defineCnpay({
        ...cnpayOptions,
        wechat: [{ ...both, privateKey: own, serialNo: "1dde55ad98ed71d6" }],
      })
    )
    expect(wechat).toMatchObject({ serialNo: "1DDE55AD98ED71D6" })
    expect(Object.keys((wechat as { platformKeys: object }).platformKeys)).toEqual([
      wechatOptions.publicKeyId,
      "D7CE59D1F522D701",
    ])
  })

  it("opens its gateway, which answers to the account's own ids", async () => {
    const gateways = accountsOf(defineCnpay(cnpayOptions)).map((account) =>
      openGateway(account, () => new Date())
    )
    expect(gateways.map(({ name, payee }) => [name, payee])).toEqual([
      ["alipay", { app_id: alipayOptions.appId, seller_id: alipayOptions.sellerId }],
      ["wechat", { appid: wechatOptions.appId, mchid: wechatOptions.mchId }],
    ])
    await Promise.all(gateways.map((gateway) => gateway.shutdown()))
  })
})
