import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto"
import {
  KeyProblem,
  publicHalf,
  readCertificate,
  readPrivateKey,
  readPublicKey,
} from "../../../src/options/keys"
import { fixture, fixturePath } from "../../support/fixture"
import { pem } from "../../support/keys"
import { thrownBy } from "../../support/thrown"

const FILES = "alipay+alipay-sdk-nodejs-all/fixtures"
const text = (name: string) => fixture(`${FILES}/${name}`)
const path = (name: string) => fixturePath(`${FILES}/${name}`)

const pkcs1 = text("app-private-key.pem")
const pkcs8 = text("app-private-key-pkcs8.pem")
const privateKey = readPrivateKey(pkcs1)
const publicKey = createPublicKey(privateKey)
const bare = (type: "pkcs1" | "pkcs8") =>
  privateKey.export({ type, format: "der" }).toString("base64")
const folded = (line: string) => line.replace(/(.{64})/g, "$1\n")

const weak = generateKeyPairSync("rsa", { modulusLength: 1024 })
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" })

function problemOf(read: (value: unknown) => unknown, value: unknown): string {
  const error = thrownBy(() => read(value))
  expect(error).toBeInstanceOf(KeyProblem)
  const { message } = error as KeyProblem
  if (typeof value === "string" && value.length > 200) {
    expect(message).not.toContain(value.slice(40, 80))
  }
  return message
}

describe("a private key is read", () => {
  it.each([
    ["as PEM of PKCS#1", pkcs1],
    ["as PEM of PKCS#8", pkcs8],
    ["with its line breaks written as \\n", pem(privateKey).replaceAll("\n", "\\n")],
    ["with line breaks of Windows", pem(privateKey).replaceAll("\n", "\r\n")],
    ["with blanks around it", `\n  ${pkcs8}\n\n`],
    ["as bare base64 of PKCS#1", bare("pkcs1")],
    ["as bare base64 of PKCS#8", bare("pkcs8")],
    ["as bare base64 in lines", folded(bare("pkcs8"))],
    ["from a file of PKCS#1", path("app-private-key.pem")],
    ["from a file of PKCS#8", path("app-private-key-pkcs8.pem")],
  ])("%s", (_, value) => {
    expect(publicHalf(readPrivateKey(value)).equals(publicHalf(privateKey))).toBe(true)
  })
})

describe("a public key is read", () => {
  const der = (key: KeyObject, type: "spki" | "pkcs1") => key.export({ type, format: "der" })

  it.each([
    ["as PEM", text("app-public-key.pem")],
    ["as PEM of PKCS#1", publicKey.export({ type: "pkcs1", format: "pem" }).toString()],
    ["as bare base64", text("app-public-key-no-wrapper.pem")],
    ["as bare base64 of PKCS#1", der(publicKey, "pkcs1").toString("base64")],
    ["with its line breaks written as \\n", pem(publicKey).replaceAll("\n", "\\n")],
    ["from a file", path("app-public-key.pem")],
    ["from a file of bare base64", path("app-public-key-no-wrapper.pem")],
  ])("%s", (_, value) => {
    expect(der(readPublicKey(value), "spki").equals(der(publicKey, "spki"))).toBe(true)
  })

  it.each([
    ["its PEM", text("alipayCertPublicKey_RSA2.crt")],
    ["its file", path("alipayCertPublicKey_RSA2.crt")],
    ["its bare base64", text("alipayCertPublicKey_RSA2.crt").replace(/-----[A-Z ]+-----|\s/g, "")],
  ])("out of a certificate given by %s", (_, value) => {
    const certificate = readCertificate(text("alipayCertPublicKey_RSA2.crt"))
    const read = readPublicKey(value)
    expect(der(read, "spki").equals(der(certificate.publicKey, "spki"))).toBe(true)
  })
})

describe("a key is refused with what is wrong and the mend", () => {
  it.each<[string, (value: unknown) => unknown, unknown, string]>([
    ["no private key", readPrivateKey, undefined, "is missing"],
    ["an empty private key", readPrivateKey, "  ", "is missing"],
    ["a private key that is no text", readPrivateKey, Buffer.from(pkcs1), "is missing"],
    ["no public key", readPublicKey, null, "is missing"],
    ["a path without a file", readPrivateKey, "/nowhere/key.pem", "no file can be read"],
    ["a folder", readPublicKey, __dirname, "no file can be read"],
    ["a public key given as private", readPrivateKey, pem(publicKey), "is not a private key"],
    ["a private key given as public", readPublicKey, pkcs1, "is a private key"],
    ["a PKCS#8 key given as public", readPublicKey, pkcs8, "is a private key"],
    ["a bare private key given as public", readPublicKey, bare("pkcs8"), "is a private key"],
    ["a bare PKCS#1 key given as public", readPublicKey, bare("pkcs1"), "is a private key"],
    [
      "a file of a private key given as public",
      readPublicKey,
      path("app-private-key.pem"),
      "is a private key",
    ],
    ["half a private key", readPrivateKey, pkcs1.slice(0, 600), "is not a private key"],
    ["a file that is no key", readPrivateKey, __filename, "is not a private key"],
    ["a file that is no key, as public", readPublicKey, __filename, "is not a public key"],
    ["a private key of 1024 bits", readPrivateKey, pem(weak.privateKey), "shorter than 2048 bits"],
    ["a public key of 1024 bits", readPublicKey, pem(weak.publicKey), "shorter than 2048 bits"],
    ["a private key of another kind", readPrivateKey, pem(ec.privateKey), "is not an RSA key"],
    ["a public key of another kind", readPublicKey, pem(ec.publicKey), "is not an RSA key"],
    ["a key given as certificate", readCertificate, pem(publicKey), "is not a certificate"],
  ])("%s", (_, read, value, sentence) => {
    expect(problemOf(read, value)).toContain(sentence)
  })
})
