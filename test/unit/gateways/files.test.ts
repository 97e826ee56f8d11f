import { pinned } from "../../../src/gateways/files"
import { thrownBy } from "../../support/thrown"

const WECHAT = /^https:\/\/[a-z0-9-]+\.mch\.weixin\.qq\.com$/
const at = (url: string, endpoint = "https://api.mch.weixin.qq.com") =>
  pinned({ gateway: "wechat", operation: "bill file", url, endpoint, siblings: WECHAT })

describe("an address that a gateway gives out", () => {
  it("is taken exactly as it was given, since its text is signed", () => {
    const url = "https://api.mch.weixin.qq.com/v3/billdownload/file?token=a%2Fb+c&tartype=gzip"
    expect(at(url)).toMatchObject({
      origin: "https://api.mch.weixin.qq.com",
      path: "/v3/billdownload/file?token=a%2Fb+c&tartype=gzip",
    })
  })

  it("may be on another host of the gateway's own", () => {
    expect(at("https://api2.mch.weixin.qq.com/v3/x")).toMatchObject({ path: "/v3/x" })
  })

  it.each([
    "http://api.mch.weixin.qq.com/v3/x",
    "https://api.mch.weixin.qq.com:8443/v3/x",
    "https://api.mch.weixin.qq.com@evil.example/v3/x",
    "https://evil@api.mch.weixin.qq.com/v3/x",
    "https://evil.example/v3/x",
    "https://evil.example/.mch.weixin.qq.com",
    "https://api.mch.weixin.qq.com.evil.example/",
    "https://evil.example\\.mch.weixin.qq.com/",
    "https://127.0.0.1/",
    "ftp://api.mch.weixin.qq.com/",
    "//api.mch.weixin.qq.com/",
    "https://api.mch.weixin.qq.com/a b",
    "",
  ])("is refused elsewhere: %s", (url) => {
    expect(thrownBy(() => at(url))).toMatchObject({ kind: "unknown", code: "FOREIGN_HOST" })
  })

  it("is on no host of the real gateway's while the endpoint is a simulator", () => {
    const simulator = "http://127.0.0.1:9100"
    expect(at(`${simulator}/v3/x`, simulator)).toMatchObject({ origin: simulator })
    expect(thrownBy(() => at("https://api.mch.weixin.qq.com/v3/x", simulator))).toMatchObject({
      code: "FOREIGN_HOST",
    })
  })
})
