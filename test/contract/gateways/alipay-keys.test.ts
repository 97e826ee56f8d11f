import { until } from "../../support/until"
import { alipayIn } from "./alipay-adapter"
import { useBench } from "./bench"
import { describeGateway } from "./suite"

describe.each([
  { hasCertificates: true, isEncrypted: false },
  { hasCertificates: false, isEncrypted: true },
  { hasCertificates: true, isEncrypted: true },
])("with %j", (mode) => {
  describeGateway(alipayIn(mode))
})

describe("a certificate of Alipay's that is replaced", () => {
  const bench = useBench(alipayIn({ hasCertificates: true, isEncrypted: false }))
  const downloads = async () =>
    (await bench.control.books()).requests.filter(({ operation }) =>
      operation.startsWith("alipay.open")
    ).length

  it("is downloaded once, with the answer that names it, however many ask at once", async () => {
    const no = await bench.paid()
    await bench.control.rotateAlipay()
    const asked = await Promise.all([1, 2, 3].map(() => bench.gateway.query(no)))
    expect(asked.map((it) => it?.state)).toEqual(["paid", "paid", "paid"])
    expect(await downloads()).toBe(1)
  })

  it("is downloaded for a notification too, before it is refused", async () => {
    const no = await bench.open()
    await bench.control.rotateAlipay()
    await bench.control.pay("alipay", no)
    const raw = await until(() => bench.shop.caught[0], { what: "the notification" })
    const fresh = bench.hasty
    expect(() => fresh.readNotification(raw, new Date())).toThrow(/bad_signature/)
    await fresh.fetchKeys?.(raw)
    expect(fresh.readNotification(raw, new Date()).about).toMatchObject({
      snapshot: { outTradeNo: no, state: "paid" },
    })
  })

  it.each(["http_500", "reset_before", "malformed"] as const)(
    "leaves answers unknown while it cannot be had (%s)",
    async (kind) => {
      const no = await bench.paid()
      await bench.control.rotateAlipay()
      await bench.control.fault({ gateway: "alipay", on: "certificates", kind })
      // Another process of the same shop, which knows nothing of the new certificate yet.
      const other = bench.adapter.open({
        ...{ simulator: bench.simulator, notifyUrl: bench.shop.url },
        limits: {
          deadlineMs: 2_000,
          connectTimeoutMs: 1_000,
          maxResponseBytes: 65_536,
          connections: 1,
        },
      })
      try {
        await expect(other.query(no)).rejects.toMatchObject({
          ...{ kind: "unknown", code: "BAD_SIGNATURE" },
        })
      } finally {
        await other.shutdown()
      }
    }
  )

  it("says when the first of the certificates in use ends", () => {
    const ends = bench.gateway.expiresAt?.()
    const years = ((ends?.getTime() ?? 0) - Date.now()) / (365 * 86_400_000)
    expect(years).toBeGreaterThan(1.9)
    expect(years).toBeLessThan(2.1)
  })
})
