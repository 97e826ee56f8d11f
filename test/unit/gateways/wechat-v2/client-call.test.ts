import { appCall, jsapiCall, miniCall } from "../../../../src/gateways/wechat-v2/client-call"
import { v2Sign, wechatV2Settings } from "../../../support/wechat-v2"

const APP = wechatV2Settings.appId
const PREPARED = "wx201410272009395522657a690389285100"

describe("what a client hands to WeChat, by API v2", () => {
  it.each(["MD5", "HMAC-SHA256"] as const)(
    "is signed by %s, which is signed itself",
    (signType) => {
      const { paySign, ...params } = jsapiCall({ ...wechatV2Settings, signType }, APP, PREPARED)
      expect(params).toEqual({
        appId: APP,
        timeStamp: "1795422000",
        nonceStr: expect.stringMatching(/^[0-9a-f]{32}$/),
        package: `prepay_id=${PREPARED}`,
        signType,
      })
      expect(paySign).toBe(v2Sign(params, signType))
    }
  )

  it("in a mini program names no app, which is signed all the same", () => {
    const { paySign, ...params } = miniCall(wechatV2Settings, APP, PREPARED)
    expect(params).not.toHaveProperty("appId")
    expect(paySign).toBe(v2Sign({ ...params, appId: APP }))
  })

  it("in an app has names in small letters, and the merchant", () => {
    const ids = { partnerId: "1900000109", prepayId: PREPARED }
    const { sign, ...params } = appCall(wechatV2Settings, APP, ids)
    expect(params).toMatchObject({
      partnerid: "1900000109",
      prepayid: PREPARED,
      package: "Sign=WXPay",
    })
    expect(sign).toBe(v2Sign(params))
  })
})
