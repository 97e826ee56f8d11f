import { CnpayConfigError, defineCnpay, type CnpayOptions } from "../../../src/config"
import { fixture } from "../../support/fixture"
import { merchant, pem, gateway } from "../../support/keys"
import { alipayOptions, cnpayOptions, wechatOptions } from "../../support/options"
import { thrownBy } from "../../support/thrown"

/** As a configuration in plain JavaScript could be. */
function problemsOf(options: unknown): readonly string[] {
  const error = thrownBy(() => defineCnpay(options as CnpayOptions))
  expect(error).toBeInstanceOf(CnpayConfigError)
  return (error as CnpayConfigError).problems
}

const top = (changes: object) => problemsOf({ ...cnpayOptions, ...changes })
const alipay = (changes: object) => top({ alipay: [{ ...alipayOptions, ...changes }] })
const wechat = (changes: object) => top({ wechat: [{ ...wechatOptions, ...changes }] })

describe("a wrong option is named in one sentence", () => {
  it.each<[string, readonly string[], string]>([
    ["no notify address", top({ notifyBaseUrl: undefined }), "`notifyBaseUrl` is missing"],
    ["an empty notify address", top({ notifyBaseUrl: "" }), "`notifyBaseUrl` is missing"],
    ["a notify address that is none", top({ notifyBaseUrl: "shop" }), "`notifyBaseUrl` is not an"],
    ["another protocol", top({ notifyBaseUrl: "ftp://shop.test" }), "`notifyBaseUrl` is not an"],
    ["a query", top({ notifyBaseUrl: "https://shop.test/?a=1" }), "without query"],
    ["a number", top({ notifyBaseUrl: 9000 }), "`notifyBaseUrl` is not an"],
    [
      "plain http in public",
      top({ notifyBaseUrl: "http://shop.example" }),
      "must begin with https",
    ],
    [
      "plain http at a name that looks local",
      top({ notifyBaseUrl: "http://localhost.shop.example" }),
      "must begin with https",
    ],
    [
      "plain http at a name that looks like an address",
      top({ notifyBaseUrl: "http://127.0.0.1.shop.example" }),
      "must begin with https",
    ],
    ["a shop front that is none", top({ storefrontUrl: "/shop" }), "`storefrontUrl` is not an"],
    ["too short a time", top({ expiresInMinutes: 4 }), "`expiresInMinutes` must be a whole number"],
    ["too long a time", top({ expiresInMinutes: 121 }), "from 5 to 120"],
    ["a broken time", top({ expiresInMinutes: 7.5 }), "`expiresInMinutes` must be"],
    ["a time in words", top({ expiresInMinutes: "30" }), "`expiresInMinutes` must be"],
    ["an archive in a file", top({ archive: { url: "sqlite:///a" } }), "`archive.url` is not the"],
    ["an archive nowhere", top({ archive: { url: "postgres://db" } }), "`archive.url` is not the"],
    [
      "an account that is not there to reconcile",
      top({ reconciliation: { accounts: ["bank_main"] } }),
      "`reconciliation.accounts` must be a list of some of: alipay_main, wechat_main.",
    ],
    [
      "an unknown way with other systems' lines",
      top({ reconciliation: { foreign: "hide" as never } }),
      "`reconciliation.foreign` has the wrong form: use `report` or `ignore`.",
    ],
    [
      "a switch that is no switch",
      top({ reconciliation: { fund: "no" as never } }),
      "`reconciliation.fund` must be true or false.",
    ],
    ["no days to keep", top({ archive: { keepDays: 0 } }), "`archive.keepDays` must be a whole"],
    [
      "too few days of notifications",
      top({ inbox: { keepDays: 1 } }),
      "`inbox.keepDays` must be a whole",
    ],
    ["no days of calls", top({ support: { keepDays: 0 } }), "`support.keepDays` must be a whole"],
    ["no account", top({ alipay: undefined, wechat: [] }), "both empty"],
    ["an account without a list", top({ alipay: alipayOptions }), "`alipay` must be a list"],
    ["a list of nothing", top({ wechat: [null] }), "`wechat` must be a list"],
    [
      "twins",
      top({ alipay: [alipayOptions, alipayOptions] }),
      "two accounts are called `alipay_main`",
    ],
    ["a name with blanks", alipay({ id: "my shop" }), "`alipay[0].id` has the wrong form"],
    ["a subject that is no text", alipay({ subject: 7 }), "`alipay[0].subject` has the wrong form"],
    ["no app", alipay({ appId: undefined }), "`alipay[0].appId` is missing"],
    ["a number for an app", alipay({ appId: 2021000000000001 }), "`alipay[0].appId` has the wrong"],
    ["letters in the app", alipay({ appId: "wx2421b1c4370ec43b" }), "digits only"],
    ["a seller that is none", alipay({ sellerId: "2021000000000001" }), "`alipay[0].sellerId` has"],
    ["no private key", alipay({ privateKey: undefined }), "`alipay[0].privateKey` is missing"],
    [
      "a public key for a private one",
      alipay({ privateKey: pem(gateway.publicKey) }),
      "`alipay[0].privateKey` is not a private key",
    ],
    ["no public key", alipay({ alipayPublicKey: "" }), "`alipay[0].alipayPublicKey` is missing"],
    [
      "the app's own public key",
      alipay({ alipayPublicKey: pem(merchant.publicKey) }),
      "`alipay[0].alipayPublicKey` is your application's own public key",
    ],
    [
      "the app's own private key",
      alipay({ alipayPublicKey: pem(merchant.privateKey) }),
      "`alipay[0].alipayPublicKey` is a private key",
    ],
    ["an endpoint that is none", alipay({ endpoint: "openapi" }), "`alipay[0].endpoint` is not an"],
    ["no merchant", wechat({ mchId: undefined }), "`wechat[0].mchId` is missing"],
    ["a merchant with letters", wechat({ mchId: "19000001O9" }), "`wechat[0].mchId` has the wrong"],
    [
      "an app of Alipay's",
      wechat({ appId: "2021000000000001" }),
      "`wechat[0].appId` has the wrong",
    ],
    ["a scene that is none", wechat({ scene: "fax" }), "`wechat[0].scene` has the wrong form: use"],
    ["a scene of another gateway", alipay({ scene: "native" }), "`alipay[0].scene` has the wrong"],
    ["an app for no scene", wechat({ appIds: { fax: wechatOptions.appId } }), "`wechat[0].appIds`"],
    ["a scene's app that is none", wechat({ appIds: { mini: "gh_1" } }), "`wechat[0].appIds` has"],
    ["a list of apps", wechat({ appIds: [wechatOptions.appId] }), "`wechat[0].appIds` has"],
    [
      "a secret of the wrong length",
      wechat({ appSecrets: { [wechatOptions.appId]: "SECRET" } }),
      "`wechat[0].appSecrets` has the wrong form",
    ],
    [
      "a secret of a stranger's app",
      wechat({ appSecrets: { wx0000000000000000: "0".repeat(32) } }),
      "belongs to no app in `appId` or `appIds`",
    ],
    ["a store with blanks", wechat({ storeId: "my store" }), "`wechat[0].storeId` has the wrong"],
    [
      "a login that is no address",
      wechat({ loginEndpoint: "weixin" }),
      "`wechat[0].loginEndpoint` is not an http(s) address",
    ],
    ["another version", wechat({ apiVersion: "v4" }), "`wechat[0].apiVersion` has the wrong form"],
    ["no serial", wechat({ serialNo: "" }), "`wechat[0].serialNo` is missing"],
    ["a serial of a public key", wechat({ serialNo: "PUB_KEY_ID_01" }), "`wechat[0].serialNo` has"],
    [
      "an APIv3 key of 31 characters",
      wechat({ apiV3Key: "k".repeat(31) }),
      "exactly 32 characters",
    ],
    [
      "an APIv3 key of 33 characters",
      wechat({ apiV3Key: "k".repeat(33) }),
      "exactly 32 characters",
    ],
    [
      "an APIv3 key of 32 that are more bytes",
      wechat({ apiV3Key: "密".repeat(32) }),
      "`wechat[0].apiV3Key`",
    ],
    [
      "a key without its id",
      wechat({ publicKeyId: undefined }),
      "`wechat[0].publicKeyId` is missing",
    ],
    ["an id that is a serial", wechat({ publicKeyId: "5157F09E" }), "`wechat[0].publicKeyId` has"],
    ["an id without its key", wechat({ publicKey: undefined }), "`wechat[0].publicKey` is missing"],
    [
      "neither key nor certificates",
      wechat({ publicKey: undefined, publicKeyId: undefined }),
      "`wechat[0].publicKey` is missing",
    ],
    [
      "the merchant's own public key",
      wechat({ publicKey: pem(merchant.publicKey) }),
      "`wechat[0].publicKey` is your own public key",
    ],
    [
      "a certificate without a list",
      wechat({
        platformCertificates: fixture("wechatpay-apiv3+wechatpay-go/platform_testing_cert.pem"),
      }),
      "`wechat[0].platformCertificates` must be a list",
    ],
    [
      "certificates that shall come by themselves, misspelt",
      wechat({ platformCertificates: "auto" }),
      '`wechat[0].platformCertificates` must be a list or "download"',
    ],
    ["a sub-merchant in a text", wechat({ subMerchant: "1600000001" }), "must be an object"],
    [
      "a sub-merchant without a number",
      wechat({ subMerchant: {} }),
      "`wechat[0].subMerchant.mchId` is missing",
    ],
    [
      "a service provider as its own sub-merchant",
      wechat({ subMerchant: { mchId: wechatOptions.mchId } }),
      "`wechat[0].subMerchant.mchId` is your own number",
    ],
    [
      "a sub-merchant's app that is none",
      wechat({ subMerchant: { mchId: "1600000001", appId: "app" } }),
      "`wechat[0].subMerchant.appId` has the wrong form",
    ],
    [
      "a sub-merchant with apps for scenes alone",
      wechat({ subMerchant: { mchId: "1600000001", appIds: { mini: wechatOptions.appId } } }),
      "`wechat[0].subMerchant.appId` is missing",
    ],
    ["a backup that is none", wechat({ backupEndpoint: "api2" }), "`wechat[0].backupEndpoint` is"],
    [
      "the endpoint as its own backup",
      wechat({ backupEndpoint: "https://api.mch.weixin.qq.com" }),
      "`wechat[0].backupEndpoint` is the endpoint",
    ],
    [
      "a certificate that is none",
      wechat({ platformCertificates: [pem(gateway.publicKey)] }),
      "`wechat[0].platformCertificates[0]` is not a certificate",
    ],
  ])("%s", (_, problems, sentence) => {
    expect(problems).toEqual([expect.stringContaining(sentence)])
  })

  it("with the number of its account", () => {
    const second = { ...wechatOptions, id: "two", mchId: "" }
    expect(top({ wechat: [wechatOptions, second] })).toEqual([
      expect.stringContaining("`wechat[1].mchId` is missing"),
    ])
  })
})

describe("wrong options", () => {
  const broken = {
    notifyBaseUrl: "",
    alipay: [{ ...alipayOptions, appId: "SECRET-APP", privateKey: "SECRET-KEY-TEXT" }],
    wechat: [{ ...wechatOptions, apiV3Key: "SECRET-API-V3", publicKey: "SECRET-PUBLIC" }],
  }

  it("are all told at once", () => {
    expect(problemsOf(broken)).toHaveLength(5)
  })

  it("are told without quoting anything that may be secret", () => {
    expect(String(thrownBy(() => defineCnpay(broken)))).not.toContain("SECRET")
  })

  it("are told line by line, without a stack", () => {
    const error = thrownBy(() => defineCnpay(broken)) as CnpayConfigError
    expect(error.message.split("\n")).toHaveLength(6)
    expect(error.message).toMatch(/^Alipay & WeChat Pay cannot start\.\n- `notifyBaseUrl`/)
    expect(error.stack).toBeUndefined()
  })
})
