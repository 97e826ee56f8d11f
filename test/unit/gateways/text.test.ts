import fc from "fast-check"
import { walletBytes, walletText } from "../../../src/gateways/text"

describe("a text for the wallet", () => {
  it.each([
    ["Tee 衬衫", "Tee 衬衫"],
    ["Tee 👕 shirt", "Tee shirt"],
    ["a\ud83dz", "a z"],
    ["a\udc55z", "a z"],
    ["𠮷野家", "野家"],
    ["a&b=c/d<e>f", "a b c d e f"],
    [`quotes ' " and \\`, "quotes and"],
    ["line\nbreak\ttab\u0000nul", "line break tab nul"],
    ["   much    room   ", "much room"],
    ["&total_amount=0.01", "total_amount 0.01"],
    ["", ""],
    ["👕👕", ""],
    ["///", ""],
  ])("%j becomes %j", (text, clean) => {
    expect(walletText(text, 256)).toBe(clean)
  })

  it.each([127, 256])("has %i characters at most", (longest) => {
    expect(walletText("衬".repeat(longest), longest)).toHaveLength(longest)
    expect(walletText("衬".repeat(longest + 1), longest)).toHaveLength(longest)
  })

  it("does not end in a blank where it was cut", () => {
    expect(walletText("abc def", 4)).toBe("abc")
  })

  it("never holds what a gateway refuses, whatever it is made from", () => {
    const anything = fc.string({ unit: "binary", maxLength: 400 })
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 256 }), (text, longest) => {
        const clean = walletText(text, longest)
        expect(clean).not.toMatch(/[\ud800-\udfff\u{10000}-\u{10ffff}/=&\p{Cc}]/u)
        expect(clean.length).toBeLessThanOrEqual(longest)
        expect(Buffer.from(clean).toString()).toBe(clean)
        expect(walletText(clean, longest)).toBe(clean)
      })
    )
  })
})

describe("a text for WeChat Pay, which counts bytes", () => {
  it.each([
    ["a".repeat(128), "a".repeat(127)],
    ["衬".repeat(43), "衬".repeat(42)],
    [`a${"衬".repeat(42)}`, `a${"衬".repeat(42)}`],
    [`ab${"衬".repeat(42)}`, `ab${"衬".repeat(41)}`],
    [`${"a".repeat(126)}é`, "a".repeat(126)],
    [`${"a".repeat(126)} b`, "a".repeat(126)],
    ["👕👕", ""],
  ])("%j of 127 bytes becomes %j", (text, cut) => {
    expect(walletBytes(text, 127)).toBe(cut)
  })

  it("never cuts a character in two, whatever it is made from", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const cut = walletBytes(text, 127)
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(127)
        expect(cut).not.toContain("\ufffd".repeat(text.includes("\ufffd") ? 400 : 1))
        expect(walletText(text, 400).startsWith(cut)).toBe(true)
      })
    )
  })
})
