import { GatewayError } from "../../../../src/core/errors"
import { AlipayKeys } from "../../../../src/gateways/alipay/alipay-keys"
import { certificateSn } from "../../../../src/gateways/alipay/certificates"
import { authorityPem, certificate, leafPem, rootPem } from "../../../support/authority"
import { gateway, merchant, signed, stranger } from "../../../support/keys"

const START = new Date("2026-11-23T08:20:00Z")
const OLD = leafPem()
const NEW = leafPem({ key: stranger, serialNo: "2A2A2A2A" })
const sn = (pem: string) => certificateSn(certificate(pem))

function keys(answer: (sn: string) => string | null = () => NEW + authorityPem) {
  const asked: string[] = []
  let now = START
  const known = {
    alipay: [certificate(OLD), certificate(authorityPem)],
    roots: [certificate(rootPem)],
  }
  const clock = () => now
  const made = new AlipayKeys(null, known, clock, async (wanted) => {
    asked.push(wanted)
    return answer(wanted)
  })
  return { keys: made, asked, at: (time: Date) => (now = time) }
}

describe("in certificate mode a signature", () => {
  it("is held against the certificate that the message names, or the one that was configured", () => {
    const { keys: its } = keys()
    const signature = signed("x", gateway)
    expect(its.verify("x", signature, sn(OLD))).toBe(true)
    expect(its.verify("x", signature, null)).toBe(true)
    expect(its.verify("y", signature, sn(OLD))).toBe(false)
    expect(its.verify("x", signature, "f".repeat(32))).toBe(false)
    expect(its.verify("x", signed("x", merchant), sn(OLD))).toBe(false)
    expect(its.verify("x", signed("x", gateway, "RSA-SHA1"), sn(OLD))).toBe(false)
  })

  it("is good only while its certificate is", () => {
    const { keys: its, at } = keys()
    at(new Date("2029-01-01T00:00:00Z"))
    expect(its.verify("x", signed("x", gateway), sn(OLD))).toBe(false)
  })
})

describe("a certificate that nobody knows", () => {
  it("is fetched once, however many ask, and verifies from then on beside the old one", async () => {
    const { keys: its, asked } = keys()
    await Promise.all([1, 2, 3].map(() => its.learn(sn(NEW))))
    await its.learn(sn(NEW))
    expect(asked).toEqual([sn(NEW)])
    expect(its.verify("x", signed("x", stranger), sn(NEW))).toBe(true)
    expect(its.verify("x", signed("x", gateway), sn(OLD))).toBe(true)
  })

  it.each<[string, string | null]>([
    ["of another number", OLD + authorityPem],
    [
      "that the root does not vouch for",
      leafPem({ key: stranger, serialNo: "2A2A2A2A", by: stranger }),
    ],
    [
      "of an authority",
      leafPem({ key: stranger, serialNo: "2A2A2A2A", isAuthority: true }) + authorityPem,
    ],
    ["that has ended", leafPem({ key: stranger, serialNo: "2A2A2A2A", to: START })],
    ["that is none", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"],
    ["that is empty", ""],
    ["that Alipay does not have", null],
  ])("is not trusted when what comes is one %s", async (_, answer) => {
    const { keys: its } = keys(() => answer)
    await its.learn(sn(NEW))
    expect(its.verify("x", signed("x", stranger), sn(NEW))).toBe(false)
  })

  it("is not asked for again within a minute, whatever numbers are named", async () => {
    const { keys: its, asked, at } = keys(() => null)
    for (const name of ["a", "b", "c"]) await its.learn(name.repeat(32))
    expect(asked).toHaveLength(1)
    at(new Date(START.getTime() + 60_000))
    await its.learn("d".repeat(32))
    expect(asked).toHaveLength(2)
  })

  it.each(["", "../x", "A".repeat(32), "a".repeat(33), "a".repeat(31), "__proto__"])(
    "is not asked for by the number %j",
    async (name) => {
      const { keys: its, asked } = keys()
      await its.learn(name)
      expect(asked).toEqual([])
    }
  )

  it("stays unknown while the gateway does not answer, and nothing is thrown", async () => {
    const fault = { gateway: "alipay", operation: "x", kind: "unknown", code: "TIMEOUT" } as const
    const { keys: its } = keys(() => {
      throw new GatewayError({ ...fault, message: "none" })
    })
    await its.learn(sn(NEW))
    expect(its.verify("x", signed("x", stranger), sn(NEW))).toBe(false)
  })
})

describe("in public-key mode", () => {
  it("a number that a message names changes nothing", async () => {
    const its = new AlipayKeys(
      gateway.publicKey,
      null,
      () => START,
      async () => NEW
    )
    await its.learn(sn(NEW))
    expect(its.verify("x", signed("x", gateway), sn(NEW))).toBe(true)
    expect(its.verify("x", signed("x", stranger), sn(NEW))).toBe(false)
    expect(its.expiresAt()).toBeNull()
  })
})
