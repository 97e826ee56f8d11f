import { generateKeyPair, randomBytes } from "node:crypto"
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { selfSignedCertificate } from "./certificate"
import { alphanumeric, certificateSerial, digits, hex } from "./ids"

/** An RSA key pair, PKCS#8 and SPKI, in PEM. */
export interface KeyPair {
  privateKey: string
  publicKey: string
}

/** Everything both sides know: the merchant's accounts and the gateways' own keys. */
export interface Credentials {
  /** Of the file that keeps them: an older one is completed. */
  format: number
  alipay: {
    appId: string
    sellerId: string
    app: KeyPair
    gateway: KeyPair
    /** What Alipay signs with after its certificate was replaced. */
    next: KeyPair
    /** Certificate mode: who vouches for the authority, and who issues certificates. */
    root: KeyPair
    authority: KeyPair
    /** For the content of calls, AES, base64. */
    encryptKey: string
    /** A merchant in whose name the app may act, and the token that says so. */
    authorised: { appId: string; appAuthToken: string }
  }
  wechat: {
    mchId: string
    appId: string
    appSecret: string
    /** A mini program of the same merchant. */
    mini: { appId: string; appSecret: string }
    /** A merchant for whom this one may take money as a service provider. */
    sub: { mchId: string; appId: string; appSecret: string }
    serialNo: string
    merchant: KeyPair
    /** The merchant's API certificate, in PEM: API v2 asks for it in the TLS handshake. */
    merchantCertificate: string
    apiV3Key: string
    apiV2Key: string
    publicKeyId: string
    platform: KeyPair
    certificate: { serialNo: string; privateKey: string; pem: string }
  }
  /** A key that nobody trusts, for the `wrong_key` faults. */
  stranger: KeyPair
}

const FORMAT = 5
const FILE = "credentials.json"
const CERTIFICATE_YEARS = 5
const generate = promisify(generateKeyPair)

function keyPair(): Promise<KeyPair> {
  return generate("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  })
}

function certificate(privateKey: string, commonName: string, now: Date) {
  const serialNo = certificateSerial()
  const notAfter = new Date(now)
  notAfter.setUTCFullYear(now.getUTCFullYear() + CERTIFICATE_YEARS)
  const pem = selfSignedCertificate({ serialNo, commonName, privateKey, notBefore: now, notAfter })
  return { serialNo, privateKey, pem }
}

/** Makes a new set of accounts and keys; nothing is written. */
export async function generateCredentials(now = new Date()): Promise<Credentials> {
  const [app, gateway, next, root, authority] = await Promise.all([
    keyPair(),
    keyPair(),
    keyPair(),
    keyPair(),
    keyPair(),
  ])
  const [merchant, platform, certified, stranger] = await Promise.all([
    keyPair(),
    keyPair(),
    keyPair(),
    keyPair(),
  ])
  const own = certificate(merchant.privateKey, "Simulated merchant", now)
  return {
    format: FORMAT,
    alipay: {
      appId: `2021${digits(12)}`,
      sellerId: `2088${digits(12)}`,
      ...{ app, gateway, next, root, authority },
      encryptKey: randomBytes(16).toString("base64"),
      authorised: { appId: `2021${digits(12)}`, appAuthToken: alphanumeric(40) },
    },
    wechat: {
      mchId: `19${digits(8)}`,
      appId: `wx${hex(8)}`,
      appSecret: hex(16),
      mini: { appId: `wx${hex(8)}`, appSecret: hex(16) },
      sub: { mchId: `16${digits(8)}`, appId: `wx${hex(8)}`, appSecret: hex(16) },
      serialNo: own.serialNo,
      merchant,
      merchantCertificate: own.pem,
      apiV3Key: alphanumeric(32),
      apiV2Key: alphanumeric(32),
      publicKeyId: `PUB_KEY_ID_01${digits(26)}`,
      platform,
      certificate: certificate(certified.privateKey, "Simulated WeChat Pay platform", now),
    },
    stranger,
  }
}

/** Reads the credentials of a folder, or makes and keeps them there on the first run. */
export async function loadCredentials(dir: string): Promise<Credentials> {
  const file = join(dir, FILE)
  const kept = await readKept(file)
  if (kept?.format === FORMAT) return kept
  const fresh = await generateCredentials()
  // What an older simulator did not know yet is added; what it made stays as it is.
  const credentials = {
    ...fresh,
    ...kept,
    format: FORMAT,
    alipay: { ...fresh.alipay, ...kept?.alipay },
    wechat: { ...fresh.wechat, ...kept?.wechat },
  }
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await chmod(dir, 0o700)
  await writeFile(file, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  return credentials
}

async function readKept(file: string): Promise<Credentials | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Credentials
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
    return null
  }
}
