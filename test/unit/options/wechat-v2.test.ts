import { CnpayConfigError, defineCnpay, type WechatV2Options } from "../../../src/config"
import { openGateway } from "../../../src/options/open-gateway"
import type { Account } from "../../../src/options/types"
import { fixture, fixtureBytes, fixturePath } from "../../support/fixture"
import { merchant, pem, stranger } from "../../support/keys"
import { cnpayOptions } from "../../support/options"
import { thrownBy } from "../../support/thrown"
import { API_KEY, wechatV2Settings } from "../../support/wechat-v2"

const CERTIFICATE = "merchant-certificate/apiclient_cert.pem"
const KEY = "merchant-certificate/apiclient_key.pem"
const P12 = "merchant-certificate/apiclient_cert.p12"

const v2Options: WechatV2Options = {
  apiVersion: "v2",
  mchId: "1900000109",
  appId: wechatV2Settings.appId,
  apiKey: API_KEY,
  certificate: fixture(CERTIFICATE),
  certificateKey: fixture(KEY),
}

function accountOf(changes: object): Account {
  const wechat = [{ ...v2Options, ...changes }]
  return defineCnpay({ ...cnpayOptions, alipay: [], wechat }).providers[0]
    ?.options as unknown as Account
}

function problemsOf(changes: object): readonly string[] {
  const error = thrownBy(() => accountOf(changes))
  expect(error).toBeInstanceOf(CnpayConfigError)
  return (error as CnpayConfigError).problems
}

describe("an account on API v2", () => {
  it("signs by HMAC-SHA256 unless it is told otherwise", () => {
    expect(accountOf({})).toMatchObject({ apiVersion: "v2", signType: "HMAC-SHA256" })
    expect(accountOf({ signType: "MD5" })).toMatchObject({ signType: "MD5" })
  })

  it.each([
    ["the PEM pair as texts", { certificate: fixture(CERTIFICATE), certificateKey: fixture(KEY) }],
    [
      "the PEM pair as files",
      { certificate: fixturePath(CERTIFICATE), certificateKey: fixturePath(KEY) },
    ],
    ["a .p12 as a file", { certificate: fixturePath(P12), certificateKey: undefined }],
    [
      "a .p12 as base64",
      { certificate: fixtureBytes(P12).toString("base64"), certificateKey: undefined },
    ],
  ])("takes %s for its certificate, and its gateway opens", async (_, changes) => {
    const account = accountOf(changes)
    // Medusa passes options around as JSON.
    const gateway = openGateway(JSON.parse(JSON.stringify(account)) as Account, () => new Date())
    expect(gateway.payee).toEqual({ appid: v2Options.appId, mch_id: v2Options.mchId })
    expect(gateway.scenes[0]).toBe("native")
    await gateway.shutdown()
  })

  it.each<[string, object, string]>([
    ["no key", { apiKey: undefined }, "`wechat[0].apiKey` is missing: set the APIv2 key"],
    ["a key of 31 characters", { apiKey: "k".repeat(31) }, "`wechat[0].apiKey` has the wrong form"],
    ["a signature type that is none", { signType: "SHA1" }, "`wechat[0].signType` has the wrong"],
    ["no certificate", { certificate: undefined }, "`wechat[0].certificate` is missing: refunds"],
    [
      "a file that is not there",
      { certificate: "./cert.p12", certificateKey: undefined },
      "no file can be read",
    ],
    ["a number for a certificate", { certificate: 1, certificateKey: undefined }, "is not a text"],
    [
      "a certificate without its key",
      { certificateKey: undefined },
      "`wechat[0].certificateKey` is missing",
    ],
    [
      "another certificate's key",
      { certificateKey: pem(stranger.privateKey) },
      "`wechat[0].certificateKey` is not the key of this certificate",
    ],
    [
      "a key for a certificate",
      { certificate: pem(merchant.privateKey) },
      "`wechat[0].certificate` is not a certificate",
    ],
    [
      "a .p12 of another merchant",
      { mchId: "1900000110", certificate: fixturePath(P12), certificateKey: undefined },
      "`wechat[0].certificate` does not open with `mchId` as its password",
    ],
    [
      "a .p12 of an old tool",
      {
        certificate: fixturePath("merchant-certificate/apiclient_cert.rc2.p12"),
        certificateKey: undefined,
      },
      "is encrypted in an old way that Node does not open: give `apiclient_cert.pem`",
    ],
    [
      "a .p12 that is none",
      { certificate: `MI${"A".repeat(400)}`, certificateKey: undefined },
      "`wechat[0].certificate` is not a .p12 file",
    ],
    [
      "a key beside a .p12",
      { certificate: fixturePath(P12) },
      "`wechat[0].certificateKey` belongs to a certificate in PEM",
    ],
    ["an authority that is none", { endpointCa: "x" }, "`wechat[0].endpointCa` is neither PEM"],
    ["something of API v3", { apiV3Key: "k".repeat(32) }, "`wechat[0].apiV3Key` belongs to API v3"],
    ["a sub-merchant", { subMerchant: { mchId: "1600000001" } }, "belongs to API v3"],
  ])("is refused with %s", (_, changes, sentence) => {
    expect(problemsOf(changes)).toEqual([expect.stringContaining(sentence)])
  })

  it("is refused without quoting its secrets", () => {
    const secrets = { apiKey: "SECRET", certificate: "SECRET", certificateKey: "SECRET" }
    expect(problemsOf(secrets).join()).not.toContain("SECRET")
  })
})
