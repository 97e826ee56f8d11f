import { asBillDay, type BillDay } from "../../../src/core/bill-day"
import { daysOf, readOptions, type UsageProblem } from "../../../src/cli/options"
import { languageOf } from "../../../src/cli/words"

const YESTERDAY = asBillDay("2026-11-22") as BillDay
const read = (line: string) => readOptions(line.split(" "), YESTERDAY)

describe("cnpay reconcile", () => {
  it("takes accounts and a span that ends yesterday unless said otherwise", () => {
    expect(read("reconcile --account wechat_main --account alipay_main --from 2026-11-20")).toEqual(
      { accounts: ["wechat_main", "alipay_main"], from: "2026-11-20", to: YESTERDAY, again: false }
    )
    expect(
      read("reconcile --account wechat_main --from 2026-11-01 --to 2026-11-02 --again")
    ).toMatchObject({ to: "2026-11-02", again: true })
  })

  it.each([
    ["", /^Usage/],
    ["reconcile --from 2026-11-20", /^Usage/],
    ["reconcile --account a", /^Usage/],
    ["bills --account a --from 2026-11-20", /^Usage/],
    ["reconcile --account a --from 2026-11-20 --colour red", /^Usage/],
    ["reconcile --account a --from 2026-11-31", /is not a day/],
    ["reconcile --account a --from 2026-11-20 --to 2026-11-23", /not over yet/],
    ["reconcile --account a --from 2026-11-20 --to 2026-11-19", /later than/],
  ])("says in both languages what is wrong with %j", (line, sentence) => {
    const attempt = () => read(line)
    expect(attempt).toThrow(sentence)
    try {
      attempt()
    } catch (error) {
      expect((error as UsageProblem).words.zh).toMatch(/\p{Script=Han}/u)
    }
  })

  it("goes through every day, over the end of a month", () => {
    const span = {
      from: asBillDay("2026-10-30") as BillDay,
      to: asBillDay("2026-11-02") as BillDay,
    }
    expect(daysOf(span)).toEqual(["2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02"])
  })

  it.each([
    [{ LANG: "zh_CN.UTF-8" }, "zh"],
    [{ LANG: "en_US.UTF-8" }, "en"],
    [{ LANG: "zh_CN.UTF-8", LC_ALL: "C" }, "en"],
    [{}, "en"],
  ] as const)("speaks the language of %j", (env, lang) => {
    expect(languageOf(env)).toBe(lang)
  })
})
