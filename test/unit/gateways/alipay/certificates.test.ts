import {
  certificateSn,
  leadsToRoot,
  readCertificates,
  rootSn,
} from "../../../../src/gateways/alipay/certificates"
import { authorityPem, certificate, leafPem, rootPem } from "../../../support/authority"
import { fixture } from "../../../support/fixture"
import { merchant, stranger } from "../../../support/keys"

const FOLDER = "alipay+alipay-sdk-nodejs-all"
const { expected } = JSON.parse(fixture(`${FOLDER}/cert-sn.json`).toString()) as {
  expected: Record<string, string>
}

describe("Alipay's number of a certificate", () => {
  it.each(Object.entries(expected).filter(([file]) => !file.includes("Root")))(
    "%s is %s",
    (file, sn) => {
      expect(certificateSn(certificate(fixture(`${FOLDER}/${file}`).toString()))).toBe(sn)
    }
  )

  it("of the roots that it hands out counts those with RSA keys only", () => {
    const roots = readCertificates(fixture(`${FOLDER}/fixtures/alipayRootCert.crt`).toString())
    expect(roots).toHaveLength(4)
    expect(rootSn(roots)).toBe(expected["fixtures/alipayRootCert.crt"])
  })
})

describe("a certificate leads to the root", () => {
  const now = new Date("2026-11-23T08:20:00Z")
  const roots = [certificate(rootPem)]
  const issuers = [certificate(authorityPem)]
  const leads = (pem: string, changes: Partial<Parameters<typeof leadsToRoot>[1]> = {}) =>
    leadsToRoot(certificate(pem), { issuers, roots, now, ...changes })

  it("over the authority that issued it", () => {
    expect(leads(leafPem())).toBe(true)
    expect(leads(authorityPem)).toBe(true)
  })

  it.each<[string, () => boolean]>([
    ["the authority is missing", () => leads(leafPem(), { issuers: [] })],
    ["there is no root", () => leads(leafPem(), { roots: [] })],
    ["the root is another one", () => leads(leafPem(), { roots: [certificate(leafPem())] })],
    ["somebody else has signed it in the authority's name", () => leads(leafPem({ by: stranger }))],
    ["it vouches for itself", () => leads(leafPem({ issuer: [["CN", "Alipay"]], by: merchant }))],
    [
      "its issuer is no authority",
      () => leads(leafPem(), { issuers: [certificate(leafPem({ key: merchant }))] }),
    ],
    ["it has ended", () => leads(leafPem({ to: new Date("2026-11-01T00:00:00Z") }))],
    ["it has not begun", () => leads(leafPem({ from: new Date("2026-12-01T00:00:00Z") }))],
    ["the authority has ended", () => leads(leafPem(), { now: new Date("2030-01-01T00:00:00Z") })],
  ])("not when %s", (_, attempt) => {
    expect(attempt()).toBe(false)
  })
})
