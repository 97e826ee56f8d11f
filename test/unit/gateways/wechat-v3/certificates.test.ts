import { createPublicKey, generateKeyPairSync } from "node:crypto"
import { selfSignedCertificate } from "../../../../simulator/certificate"
import { GatewayError } from "../../../../src/core/errors"
import type { HttpResponse } from "../../../../src/gateways/http"
import { readCertificates } from "../../../../src/gateways/wechat-v3/certificates"
import { SafeWxPay } from "../../../../src/gateways/wechat-v3/pay"
import { gateway, merchant, pem, stranger, type Pair } from "../../../support/keys"
import { thrownBy } from "../../../support/thrown"
import { encrypted, NOW, signatureHeaders, wechatSettings } from "../../../support/wechat"

const pay = new SafeWxPay(wechatSettings)
afterAll(() => pay.shutdown())

const SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
const notBefore = new Date(NOW.getTime() - 86_400_000)
const notAfter = new Date(NOW.getTime() + 86_400_000)

function certificateOf({ privateKey }: Pair, serialNo = SERIAL): string {
  const commonName = "Tenpay.com Root CA"
  const key = pem(privateKey)
  return selfSignedCertificate({ serialNo, commonName, privateKey: key, notBefore, notAfter })
}

function sealed(text: string, changes: Record<string, unknown> = {}) {
  const { algorithm, nonce, associated_data, ciphertext } = encrypted(text, {
    associatedData: "certificate",
  })
  return { algorithm, nonce, associated_data, ciphertext, ...changes }
}

const genuine = certificateOf(gateway)
const entry = (changes: Record<string, unknown> = {}) => ({
  serial_no: SERIAL,
  effective_time: "2026-11-22T16:20:00+08:00",
  expire_time: "2026-11-24T16:20:00+08:00",
  encrypt_certificate: sealed(genuine),
  ...changes,
})

interface Spoilt {
  status?: number
  headers?: Record<string, string>
  by?: Pair
  serial?: string
}

function response(body: unknown, { status = 200, headers = {}, by, serial = SERIAL }: Spoilt = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body)
  const all: Record<string, string | undefined> = {
    ...signatureHeaders(text, by ? { by } : {}),
    "wechatpay-serial": serial,
    "request-id": "08E6-0",
    ...headers,
  }
  return { status, header: (name: string) => all[name], body: Buffer.from(text) }
}

const read = (answer: HttpResponse) =>
  readCertificates(answer, { decrypt: (it) => pay.decrypt(it), now: NOW })

describe("the platform certificates", () => {
  it("are read with their serials and times, when one of them has signed the answer", () => {
    const older = "1".repeat(40)
    const other = { serial_no: older, encrypt_certificate: sealed(certificateOf(stranger, older)) }
    const [first, second] = read(response({ data: [other, entry()] }))
    expect(first).toMatchObject({ serial: older, validFrom: notBefore, validTo: notAfter })
    expect(second?.serial).toBe(SERIAL)
    expect(second?.key.equals(createPublicKey(gateway.privateKey))).toBe(true)
  })

  const elliptic = () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
    const publicKey = createPublicKey(privateKey)
    return certificateOf({ privateKey, publicKey })
  }

  it.each<[string, string, HttpResponse]>([
    ["signed by a stranger", "BAD_SIGNATURE", response({ data: [entry()] }, { by: stranger })],
    ["signed by the merchant", "BAD_SIGNATURE", response({ data: [entry()] }, { by: merchant })],
    [
      "signed by a key that they do not bring",
      "UNKNOWN_SERIAL",
      response({ data: [entry()] }, { serial: "F".repeat(40) }),
    ],
    [
      "not signed",
      "MISSING_SIGNATURE",
      response({ data: [entry()] }, { headers: { "wechatpay-signature": "" } }),
    ],
    [
      "signed ten minutes ago",
      "STALE",
      response({ data: [entry()] }, { headers: { "wechatpay-timestamp": "1795421400" } }),
    ],
    ["none", "MALFORMED", response({ data: [] })],
    ["no list", "MALFORMED", response({ data: entry() })],
    ["a page", "MALFORMED", response("<html></html>")],
    ["half", "MALFORMED", response('{"data":[')],
    ["null", "MALFORMED", response("null")],
    ["a list of nothing", "MALFORMED", response({ data: [null] })],
    [
      "under another serial",
      "MALFORMED",
      response({ data: [entry({ serial_no: "0".repeat(40) })] }),
    ],
    ["without a serial", "MALFORMED", response({ data: [entry({ serial_no: undefined })] })],
    [
      "encrypted in another way",
      "MALFORMED",
      response({ data: [entry({ encrypt_certificate: sealed(genuine, { algorithm: "SM4" }) })] }),
    ],
    [
      "not encrypted",
      "MALFORMED",
      response({ data: [entry({ encrypt_certificate: { ciphertext: genuine } })] }),
    ],
    [
      "encrypted for something else",
      "UNDECRYPTABLE",
      response({
        data: [entry({ encrypt_certificate: sealed(genuine, { associated_data: "refund" }) })],
      }),
    ],
    [
      "of which a bit was flipped",
      "UNDECRYPTABLE",
      response({
        data: [
          entry({
            encrypt_certificate: sealed(genuine, {
              ciphertext: `A${sealed(genuine).ciphertext.slice(1)}`,
            }),
          }),
        ],
      }),
    ],
    [
      "a text that is no certificate",
      "UNDECRYPTABLE",
      response({ data: [entry({ encrypt_certificate: sealed("-----BEGIN") })] }),
    ],
  ])("are not believed when they are %s", (_, code, answer) => {
    const error = thrownBy(() => read(answer)) as GatewayError
    expect(error).toBeInstanceOf(GatewayError)
    expect(error).toMatchObject({ kind: "unknown", code, requestId: "08E6-0" })
  })

  it("are not believed with a key of another kind", () => {
    const answer = response({ data: [entry({ encrypt_certificate: sealed(elliptic()) })] })
    expect(thrownBy(() => read(answer))).toMatchObject({ kind: "unknown" })
  })

  it.each([
    [404, { code: "RESOURCE_NOT_EXISTS" }, "misconfigured"],
    [401, { code: "SIGN_ERROR" }, "misconfigured"],
    [429, { code: "RATELIMIT_EXCEEDED" }, "unknown"],
    [500, { code: "SYSTEM_ERROR" }, "unknown"],
    [404, {}, "unknown"],
  ])("that are refused with %i %j leave us %s", (status, body, kind) => {
    expect(thrownBy(() => read(response(body, { status })))).toMatchObject({ kind })
  })
})
