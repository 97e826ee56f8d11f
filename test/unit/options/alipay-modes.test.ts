import { CnpayConfigError, defineCnpay, type CnpayOptions } from "../../../src/config"
import { authorityPem, leafPem, rootPem } from "../../support/authority"
import { gateway, merchant, stranger } from "../../support/keys"
import { alipayOptions, cnpayOptions } from "../../support/options"
import { thrownBy } from "../../support/thrown"

const { alipayPublicKey: _, ...keyless } = alipayOptions
const until = new Date(Date.now() + 365 * 86_400_000)
const appPem = leafPem({ key: merchant, to: until })
const theirs = leafPem({ key: gateway, to: until }) + authorityPem
const certificates = {
  appCertificate: appPem,
  alipayCertificate: theirs,
  alipayRootCertificate: rootPem,
}

const define = (alipay: object) =>
  defineCnpay({ ...cnpayOptions, alipay: [alipay] } as unknown as CnpayOptions)
const accountOf = (alipay: object) =>
  define(alipay).providers.find(({ id }) => id === "main")?.options ?? {}
const problems = (alipay: object) => {
  const error = thrownBy(() => define(alipay))
  expect(error).toBeInstanceOf(CnpayConfigError)
  return (error as CnpayConfigError).problems
}

describe("an Alipay account", () => {
  it("may use certificates in place of a public key", () => {
    const { certificates: read, alipayPublicKey } = accountOf({ ...keyless, ...certificates })
    expect(read).toEqual({
      app: expect.stringContaining("BEGIN CERTIFICATE"),
      alipay: expect.stringMatching(/(BEGIN CERTIFICATE[^]*){2}/),
      roots: expect.stringContaining("BEGIN CERTIFICATE"),
    })
    expect(alipayPublicKey).toBe("")
  })

  it("may be encrypted, act for a merchant, and be one of the sandbox's", () => {
    const more = { encryptKey: "aa4BtZ4tspm2wnXLb1ThQA==", appAuthToken: "abc1", sandbox: true }
    expect(accountOf({ ...alipayOptions, ...more })).toMatchObject({
      encryptKey: more.encryptKey,
      appAuthToken: "abc1",
      endpoint: "https://openapi-sandbox.dl.alipaydev.com/gateway.do",
    })
    expect(accountOf({ ...alipayOptions, sandbox: false })).toMatchObject({
      endpoint: "https://openapi.alipay.com/gateway.do",
    })
  })

  it.each([{ sandbox: true }, { endpoint: "https://openapi-sandbox.dl.alipaydev.com/gateway.do" }])(
    "of the sandbox (%j) is another one in the ledger, and the same provider",
    (more) => {
      const [provider] = define({ ...alipayOptions, ...more }).providers
      expect(provider).toMatchObject({
        id: "main",
        options: {
          account: "alipay_main.sandbox",
          notifyUrl: "https://shop.test/hooks/cnpay/alipay_main.sandbox",
        },
      })
    }
  )

  it("cannot share its id with one of the sandbox's", () => {
    const both = { ...cnpayOptions, alipay: [alipayOptions, { ...alipayOptions, sandbox: true }] }
    expect(() => defineCnpay(both)).toThrow("two accounts are called `alipay_main`")
  })
})

describe("a mistake in Alipay's keys is named in one sentence", () => {
  it.each<[string, object, string]>([
    [
      "a certificate is missing",
      { ...keyless, ...certificates, alipayRootCertificate: undefined },
      "`alipay[0].alipayRootCertificate` is missing",
    ],
    [
      "only the app's certificate is there",
      { ...keyless, appCertificate: appPem },
      "`alipay[0].alipayCertificate` is missing",
    ],
    [
      "both kinds of keys are given",
      { ...alipayOptions, ...certificates },
      "`alipay[0].alipayPublicKey` cannot stand beside certificates",
    ],
    [
      "a certificate is a key",
      { ...keyless, ...certificates, alipayCertificate: alipayOptions.alipayPublicKey },
      "`alipay[0].alipayCertificate` is not a certificate",
    ],
    [
      "the app's certificate is another app's",
      { ...keyless, ...certificates, appCertificate: leafPem({ key: stranger, to: until }) },
      "`alipay[0].appCertificate` does not belong to `privateKey`",
    ],
    [
      "Alipay's certificate was not issued by whom it names",
      {
        ...keyless,
        ...certificates,
        alipayCertificate: leafPem({ by: stranger, to: until }) + authorityPem,
      },
      "`alipay[0].alipayCertificate` was not issued by",
    ],
    [
      "the authority stands in Alipay's place",
      { ...keyless, ...certificates, alipayCertificate: authorityPem },
      "`alipay[0].alipayCertificate` is an authority's",
    ],
    [
      "the app's certificate has ended",
      {
        ...keyless,
        ...certificates,
        appCertificate: leafPem({ key: merchant, to: new Date("2026-01-02T00:00:00Z") }),
      },
      "`alipay[0].appCertificate` is valid from",
    ],
    [
      "the roots are none",
      { ...keyless, ...certificates, alipayRootCertificate: "./no-such-file.crt" },
      "`alipay[0].alipayRootCertificate` is neither PEM nor base64",
    ],
    [
      "the AES key is too short",
      { ...alipayOptions, encryptKey: "AAAA" },
      "`alipay[0].encryptKey` has the wrong form",
    ],
    [
      "the AES key is no text",
      { ...alipayOptions, encryptKey: 1 },
      "`alipay[0].encryptKey` has the wrong form",
    ],
    [
      "the token has blanks",
      { ...alipayOptions, appAuthToken: "a b" },
      "`alipay[0].appAuthToken` has the wrong form",
    ],
    [
      "the sandbox is a word",
      { ...alipayOptions, sandbox: "yes" },
      "`alipay[0].sandbox` must be true or false",
    ],
    [
      "the sandbox has an address",
      { ...alipayOptions, sandbox: true, endpoint: "https://x.test/gateway.do" },
      "`alipay[0].sandbox` cannot stand beside `endpoint`",
    ],
  ])("when %s", (_case, alipay, sentence) => {
    const found = problems(alipay)
    expect(found.join("\n")).toContain(sentence)
    expect(found.join("\n")).not.toContain("BEGIN")
  })
})
