import { readFileSync } from "node:fs"
import path from "node:path"
import { CATALOGUE, type Dialect } from "../../../src/errors/catalogue"
import type { ErrorTable } from "../../../src/errors/entry"
import { findEntry } from "../../../src/errors/find"
import { OURS } from "../../../src/errors/ours"
import { SHOPPER } from "../../../src/errors/shopper"
import { alipaySpelling, normalCode } from "../../../src/errors/spelling"

const HAN = /\p{Script=Han}/u
const file = path.join(__dirname, "../../fixtures/documented-codes/codes.json")

type Documented = Record<Exclude<Dialect, "wechat_login">, Record<string, string[]>>
const documented = JSON.parse(readFileSync(file, "utf8")) as Documented

const codes = Object.entries(documented).flatMap(([dialect, calls]) =>
  Object.entries(calls).flatMap(([call, list]) =>
    list.map((code) => [dialect as Dialect, call, code] as const)
  )
)

const tables = [...Object.values(CATALOGUE).flat(), ...OURS]
const all = tables.flatMap((table) =>
  Object.entries(table.codes).map(([code, entry]) => ({ table, code, entry }))
)

/** The tables that speak for a call: its own, and those for every call. */
function codesFor(dialect: Dialect, call: string): readonly string[] {
  const isFor = ({ action, apis, operations = [] }: ErrorTable) =>
    action === "any" || apis.includes(call) || operations.includes(call)
  const own = [...CATALOGUE[dialect], ...OURS].filter(isFor)
  const spelled = dialect === "alipay" ? alipaySpelling : normalCode
  return own.flatMap((table) => Object.keys(table.codes).map(spelled))
}

describe("the catalogue", () => {
  it("is held against hundreds of documented codes", () => {
    expect(codes.length).toBeGreaterThan(500)
  })

  it.each(codes)("%s: knows %s's %s, in its own words for that call", (dialect, call, code) => {
    const spelled = dialect === "alipay" ? alipaySpelling : normalCode
    expect(codesFor(dialect, call)).toContain(spelled(code))
    expect(findEntry([dialect], code, call)).not.toBeNull()
  })

  it.each(all)("says of $code ($table.title.en) everything in both languages", ({ entry }) => {
    for (const text of [entry.merchant, entry.next, SHOPPER[entry.shopper]]) {
      expect(text.en).toMatch(/^[A-Z][^\n]*[.!?]$/)
      expect(text.en).not.toMatch(HAN)
      expect(text.zh).toMatch(HAN)
      expect(text.zh).toMatch(/。$/)
      expect(text.zh).not.toContain("\n")
    }
  })

  it.each(all)(
    "has no $code ($table.title.en) whose kind and repetition contradict",
    ({ entry }) => {
      const { kind, retry } = entry
      // What may have happened is never said to be over, nor to be made anew beside what is there.
      if (kind === "unknown") expect(["same_number", "after_query", "later"]).toContain(retry)
      if (kind === "unfunded") expect(retry).toBe("later")
      if (kind === "misconfigured") expect(retry).toBe("never")
    }
  )

  it("has each code once in a table, however it is spelled", () => {
    for (const [dialect, list] of Object.entries(CATALOGUE)) {
      const spelled = dialect === "alipay" ? alipaySpelling : normalCode
      for (const { codes: own } of list) {
        const names = Object.keys(own).map(spelled)
        expect(names).toEqual([...new Set(names)])
      }
    }
  })

  it("tells a shopper nothing of the merchant's affairs", () => {
    for (const { en, zh } of Object.values(SHOPPER)) {
      expect(en).not.toMatch(/config|option|contract|key|appId|merchant/i)
      expect(zh).not.toMatch(/配置|密钥|签约|商户/)
    }
  })
})
