import { environmentOf } from "../../../src/options/environment"

describe("money is real", () => {
  it.each([
    "https://openapi.alipay.com/gateway.do",
    "https://api.mch.weixin.qq.com",
    "https://api2.wechatpay.cn",
  ])("at %s", (endpoint) => {
    expect(environmentOf({ endpoint })).toBe("live")
  })
})

describe("money is not real", () => {
  it.each([
    "https://openapi-sandbox.dl.alipaydev.com/gateway.do",
    "http://127.0.0.1:9100",
    "https://alipay.com.example.test",
    "https://notalipay.com",
  ])("at %s", (endpoint) => {
    expect(environmentOf({ endpoint })).toBe("test")
  })
})
