import { judge, type Findings } from "../../../src/health/find-problems"
import { PROBLEM_WORDS } from "../../../src/health/problem-words"

const now = new Date("2026-11-23T12:00:00Z")
const minutes = (count: number) => new Date(now.getTime() - count * 60_000)
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

const health: Findings["health"] = {
  account: "wechat_main",
  ...{ last_notification_at: minutes(1), oldest_waiting_at: null, failed_notifications: 0 },
  ...{ rejected_24h: 0, rejected_since: 0, pending_trades: 0, stuck_trades: 0, failing_calls: 0 },
  last_balanced_day: null,
}
const calls: Findings["calls"] = {
  ...{ account: "wechat_main", last_success_at: minutes(1), calls: 100, errors: 0, p95_ms: 80 },
}
const well: Findings = { health, calls, keys: [], noted: [], now }
const certificate = (endsAt: Date) => ({
  ...well,
  keys: [{ name: "merchant_certificate" as const, fingerprint: "f", serial: "1", endsAt }],
})
/** As the gateway's certificates are listed in the options. */
const listed = (...ends: (Date | null)[]) => ({
  ...well,
  keys: ends.map((endsAt) => ({
    name: endsAt ? ("gateway_certificate" as const) : ("gateway_key" as const),
    ...{ fingerprint: "f", serial: "1", endsAt, isFixed: true },
  })),
})
const noted = (key: string) => ({
  ...well,
  noted: [{ account: "wechat_main", key, detail: {}, created_at: minutes(9) }],
})

describe("how an account is", () => {
  it.each<[string, Findings, string, string[]]>([
    ["nothing is wrong", well, "healthy", []],
    ["a shop that has just been set up", { ...well, calls: { ...calls, calls: 0 } }, "healthy", []],
    ["a few errors among many calls", { ...well, calls: { ...calls, errors: 10 } }, "healthy", []],
    [
      "more than a tenth fail",
      { ...well, calls: { ...calls, errors: 11 } },
      "degraded",
      ["gateway_errors"],
    ],
    ["all of very few fail", { ...well, calls: { ...calls, calls: 3, errors: 3 } }, "healthy", []],
    [
      "five in a row fail, and nothing has succeeded since",
      { ...well, health: { ...health, failing_calls: 5 }, calls: { ...calls, errors: 50 } },
      "not_working",
      ["gateway_failing"],
    ],
    [
      "one waits for nine minutes",
      { ...well, health: { ...health, oldest_waiting_at: minutes(9) } },
      "healthy",
      [],
    ],
    [
      "one waits for eleven minutes",
      { ...well, health: { ...health, oldest_waiting_at: minutes(11) } },
      "degraded",
      ["notifications_stuck"],
    ],
    [
      "one was given up",
      { ...well, health: { ...health, failed_notifications: 1 } },
      "degraded",
      ["notifications_failed"],
    ],
    [
      "forged ones, and genuine ones since",
      { ...well, health: { ...health, rejected_24h: 9 } },
      "healthy",
      [],
    ],
    [
      "rejected ones, and no genuine one since",
      { ...well, health: { ...health, rejected_24h: 9, rejected_since: 9 } },
      "degraded",
      ["notifications_rejected"],
    ],
    [
      "paid, and no order",
      { ...well, health: { ...health, stuck_trades: 1 } },
      "degraded",
      ["trades_stuck"],
    ],
    ["open carts", { ...well, health: { ...health, pending_trades: 50 } }, "healthy", []],
    ["a certificate for a year", certificate(days(365)), "healthy", []],
    ["a certificate for a month", certificate(days(30)), "degraded", ["certificate_ends"]],
    ["a certificate that has ended", certificate(days(0)), "not_working", ["certificate_ended"]],
    ["the gateway's, listed, for a month", listed(days(30)), "degraded", ["certificate_ends"]],
    ["the gateway's, listed, ended", listed(days(-1)), "not_working", ["certificate_ended"]],
    ["a listed one with its follower", listed(days(3), days(900)), "healthy", []],
    ["a listed one beside a public key", listed(days(3), null), "healthy", []],
    ["a wrong clock", noted("clock_skew"), "degraded", ["clock_skew"]],
    ["a refused signature", noted("signature_refused"), "not_working", ["signature_refused"]],
    ["no balance", noted("balance_not_enough"), "degraded", ["balance_not_enough"]],
    ["something that nobody knows any more", noted("gone"), "healthy", []],
    [
      "the worst comes first",
      { ...noted("clock_skew"), health: { ...health, failing_calls: 9 } },
      "not_working",
      ["gateway_failing", "clock_skew"],
    ],
  ])("%s", (_, findings, status, keys) => {
    const judged = judge(findings)

    expect([judged.status, judged.problems.map(({ key }) => key)]).toEqual([status, keys])
  })

  it("tells since when, where it is known", () => {
    expect(judge(noted("clock_skew")).problems[0]?.since).toEqual(minutes(9))
  })

  it.each(Object.entries(PROBLEM_WORDS))("%s has words in both languages", (_, words) => {
    for (const text of [words.message, words.next]) {
      expect(text.en).toMatch(/^[A-Z]/)
      expect(text.zh).toMatch(/\p{Script=Han}/u)
    }
  })
})
