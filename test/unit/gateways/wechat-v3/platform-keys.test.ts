import { GatewayError } from "../../../../src/core/errors"
import { PlatformKeys, type PlatformKey } from "../../../../src/gateways/wechat-v3/platform-keys"
import { gateway, merchant, stranger } from "../../../support/keys"
import { NOW, SERIAL } from "../../../support/wechat"

const HOUR = 3_600_000
const A = "A".repeat(40)
const B = "B".repeat(40)

let now: Date
let listed: PlatformKey[]
let downloads: number
let failure: Error | null

beforeEach(() => {
  now = NOW
  listed = [certificate(A, -HOUR, 24 * HOUR)]
  downloads = 0
  failure = null
})

const at = (ms: number) => new Date(NOW.getTime() + ms)
const pass = (ms: number) => (now = new Date(now.getTime() + ms))

function certificate(serial: string, from: number, to: number): PlatformKey {
  const { publicKey: key } = serial === A ? gateway : stranger
  return { serial, key, validFrom: at(from), validTo: at(to) }
}

async function download(): Promise<readonly PlatformKey[]> {
  downloads += 1
  await Promise.resolve()
  if (failure) throw failure
  return listed
}

const publicKey = { serial: SERIAL, key: merchant.publicKey }
const keyring = (given: PlatformKey[] = []) => new PlatformKeys(given, () => now, download)
const down = () =>
  new GatewayError({
    ...{ gateway: "wechat", operation: "certificates", kind: "unknown", code: "TIMEOUT" },
    message: "x",
  })

describe("the keys of WeChat Pay", () => {
  it("are those that were given, and nothing is fetched, unless that is wanted", async () => {
    const keys = new PlatformKeys([publicKey], () => now)
    await keys.prepare()
    await keys.learn(A)
    expect(keys.get(SERIAL)).toBe(merchant.publicKey)
    expect(keys.get(A)).toBeUndefined()
  })

  it("are fetched before the first request, once for all who wait", async () => {
    const keys = keyring()
    await Promise.all([keys.prepare(), keys.prepare(), keys.learn(A), keys.learn(B)])
    expect(keys.get(A)).toBe(gateway.publicKey)
    expect(downloads).toBe(1)
  })

  it("are not fetched first when the public key is there, but for a certificate that is named", async () => {
    const keys = keyring([publicKey])
    await keys.learn(A)
    expect(keys.get(A)).toBe(gateway.publicKey)
    expect(keys.preferred()?.serial).toBe(SERIAL)
  })

  it("are looked for once a minute at most when nobody knows the one that is named", async () => {
    const keys = keyring()
    await keys.prepare()
    for (const serial of [B, "C".repeat(40), B]) await keys.learn(serial)
    expect(downloads).toBe(1)
    pass(60_000)
    await Promise.all([B, B, "C".repeat(40)].map((serial) => keys.learn(serial)))
    await keys.learn(B)
    expect(downloads).toBe(2)
  })

  it.each(["", "PUB_KEY_ID_01", "__proto__", "constructor", "a".repeat(40), "F".repeat(65), "F F"])(
    "are not looked for when %j is named",
    async (serial) => {
      const keys = keyring([publicKey])
      pass(HOUR / 2)
      await keys.learn(serial)
      expect(downloads).toBe(0)
    }
  )

  it("are fetched again after eight hours, and the old one stays beside the new one", async () => {
    const keys = keyring()
    await keys.prepare()
    pass(8 * HOUR - 1)
    await keys.prepare()
    expect(downloads).toBe(1)
    listed = [certificate(B, 0, 48 * HOUR)]
    pass(1)
    await keys.prepare()
    expect(downloads).toBe(2)
    expect([keys.get(A), keys.get(B)]).toEqual([gateway.publicKey, stranger.publicKey])
    expect(keys.preferred()?.serial).toBe(B)
  })

  it("end when their time is over, and do not begin before it", async () => {
    listed = [certificate(A, -HOUR, HOUR), certificate(B, HOUR / 2, 48 * HOUR)]
    const keys = keyring()
    await keys.prepare()
    expect(keys.get(B)).toBeUndefined()
    expect(keys.preferred()?.serial).toBe(A)
    pass(HOUR)
    expect(keys.get(A)).toBeUndefined()
    expect(keys.preferred()?.serial).toBe(B)
  })

  it("stay as they are when fetching fails, and are tried again a minute later", async () => {
    const keys = keyring()
    await keys.prepare()
    failure = down()
    pass(8 * HOUR)
    await keys.prepare()
    await keys.prepare()
    expect([downloads, keys.get(A)]).toEqual([2, gateway.publicKey])
    failure = null
    pass(60_000)
    await keys.prepare()
    await keys.prepare()
    expect(downloads).toBe(3)
  })

  it("that are not there at all make the request fail, not hang", async () => {
    const keys = keyring()
    failure = down()
    await expect(keys.prepare()).rejects.toBe(failure)
    failure = null
    await keys.prepare()
    expect(keys.get(A)).toBe(gateway.publicKey)
  })

  it("hide no mistake of ours", async () => {
    const keys = keyring([publicKey])
    failure = new TypeError("ours")
    await expect(keys.learn(A)).rejects.toBe(failure)
  })
})
