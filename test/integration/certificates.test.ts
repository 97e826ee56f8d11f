import type { MedusaContainer } from "@medusajs/framework/types"
import { AlipayGateway } from "../../src/gateways/alipay/gateway"
import { WechatV2Gateway } from "../../src/gateways/wechat-v2/gateway"
import { WechatV3Gateway } from "../../src/gateways/wechat-v3/gateway"
import { CNPAY_MODULE } from "../../src/modules/cnpay"
import type { OpenGateway } from "../../src/options/open-gateway"
import { watchCertificates } from "../../src/sweep/watch-certificates"
import { alipaySettings } from "../support/alipay"
import { authorityPem, certificate, leafPem, rootPem } from "../support/authority"
import { merchant } from "../support/keys"
import { wechatSettings } from "../support/wechat"
import { wechatV2Settings } from "../support/wechat-v2"
import { shopSuite } from "../support/integration/shop-suite"

/** None of the shop's own, whose sweep would find nothing wrong with it. */
const ACCOUNT = "alipay_watched"
const ENDS = new Date("2027-03-01T00:00:00Z")
const DAY_MS = 24 * 60 * 60_000
const HOUR_MS = 60 * 60_000

shopSuite("certificates", (shop) => {
  const opened: OpenGateway[] = []
  const warnings: string[] = []
  let now: Date

  beforeEach(() => warnings.splice(0))
  afterEach(() => Promise.all(opened.splice(0).map((it) => it.shutdown())))

  /** A process of the shop whose app's certificate ends at a time. */
  function processWith(ends: Date): MedusaContainer {
    const { alipayPublicKey: _, ...settings } = alipaySettings
    return processOf(
      new AlipayGateway({
        ...settings,
        certificates: {
          app: certificate(leafPem({ key: merchant, to: ends })),
          alipay: [leafPem({ to: new Date("2030-01-01T00:00:00Z") }), authorityPem].map(
            certificate
          ),
          roots: [certificate(rootPem)],
        },
      })
    )
  }

  function processOf(gateway: OpenGateway): MedusaContainer {
    opened.push(gateway)
    const cnpay = {
      clock: () => now,
      connection: () => shop.db,
      accounts: () => [ACCOUNT, "wechat_watched"],
      gateway: (account: string) => (account === ACCOUNT ? gateway : { name: "wechat" }),
    }
    const logger = { warn: (text: string) => warnings.push(text) }
    const resolve = (key: string) => (key === CNPAY_MODULE ? cnpay : logger)
    return { resolve } as unknown as MedusaContainer
  }

  const problems = async () =>
    (
      await shop.db.raw(
        `select account, detail, cleared_at is null as lasts from cnpay_problem
          where key = 'certificate_ends'`
      )
    ).rows
  const before = (days: number) => new Date(ENDS.getTime() - days * DAY_MS)

  it("are no problem while they hold for more than a month", async () => {
    now = before(31)
    await watchCertificates(processWith(ENDS))
    expect([await problems(), warnings]).toEqual([[], []])
  })

  it("are one problem from a month before their end on, looked at once an hour", async () => {
    const container = processWith(ENDS)
    now = before(31)
    await watchCertificates(container)
    now = before(29)
    await watchCertificates(container)
    await watchCertificates(container)
    now = new Date(before(29).getTime() + HOUR_MS)
    await watchCertificates(container)

    const detail = { ends_at: ENDS.toISOString() }
    expect(await problems()).toEqual([{ account: ACCOUNT, detail, lasts: true }])
    expect(warnings).toHaveLength(2)
    expect(warnings[0]).toContain(`${ACCOUNT}: a certificate ends at ${detail.ends_at}`)
  })

  it("are a problem still when they have ended", async () => {
    now = before(-1)
    await watchCertificates(processWith(ENDS))
    expect(await problems()).toMatchObject([{ lasts: true }])
  })

  it("of a merchant on WeChat Pay's API v2 are looked at as well", async () => {
    now = new Date("2030-01-01T00:00:00Z")
    const ends = now.getTime() + 20 * DAY_MS
    const certificate = { cert: leafPem({ key: merchant, to: new Date(ends) }), key: "" }
    await watchCertificates(processOf(new WechatV2Gateway({ ...wechatV2Settings, certificate })))
    expect(await problems()).toMatchObject([
      { detail: { ends_at: new Date(ends).toISOString() }, lasts: true },
    ])
  })

  it("of WeChat Pay's that are listed, and that nobody fetches, are looked at as well", async () => {
    now = new Date("2030-01-01T00:00:00Z")
    const ending = (days: number) =>
      new WechatV3Gateway({
        ...wechatSettings,
        platformKeys: new Map(),
        platformCertificates: [
          certificate(leafPem({ to: new Date(now.getTime() + days * DAY_MS) })),
        ],
      })
    await watchCertificates(processOf(ending(20)))
    expect(await problems()).toMatchObject([{ lasts: true }])
    await watchCertificates(processOf(ending(40)))
    expect(await problems()).toMatchObject([{ lasts: false }])
  })

  it("are no problem any more once a new one is deployed", async () => {
    now = before(3)
    await watchCertificates(processWith(ENDS))
    expect(await problems()).toMatchObject([{ lasts: true }])

    await watchCertificates(processWith(new Date(ENDS.getTime() + 365 * DAY_MS)))
    expect(await problems()).toMatchObject([{ lasts: false }])
  })
})
