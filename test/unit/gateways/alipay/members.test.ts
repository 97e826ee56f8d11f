import fc from "fast-check"
import { rawMembers } from "../../../../src/gateways/alipay/members"

describe("the members of an answer", () => {
  it.each<[string, string, [string, string][]]>([
    [
      "an object and a string",
      '{"a":{"x":1},"sign":"s"}',
      [
        ["a", '{"x":1}'],
        ["sign", '"s"'],
      ],
    ],
    ["escapes are left as they stand", '{"a":{"u":"\\/\\u4e00"}}', [["a", '{"u":"\\/\\u4e00"}']]],
    ["braces within strings", '{"a":{"x":"}{\\"}"}}', [["a", '{"x":"}{\\"}"}']]],
    ["a string that ends in a backslash", '{"a":{"x":"\\\\"}}', [["a", '{"x":"\\\\"}']]],
    ["nested objects and lists", '{"a":{"x":[{"y":{}}]}}', [["a", '{"x":[{"y":{}}]}']]],
    ["blanks around everything", ' { "a" : { "x" : 1 } } \n', [["a", '{ "x" : 1 }']]],
    ["an escaped name", '{"\\u0061":"b"}', [["a", '"b"']]],
    ["a name of Object's", '{"__proto__":{"x":1}}', [["__proto__", '{"x":1}']]],
  ])("are read as raw text: %s", (_, text, members) => {
    expect([...rawMembers(text)]).toEqual(members)
  })

  it.each([
    ["nothing", ""],
    ["blanks", "  "],
    ["null", "null"],
    ["a list", '[{"a":{}}]'],
    ["a string", '"a"'],
    ["an empty object", "{}"],
    ["a repeated name", '{"a":{"x":1},"a":{"x":2}}'],
    ["a name repeated in disguise", '{"a":{"x":1},"\\u0061":{"x":2}}'],
    ["text behind", '{"a":{}}x'],
    ["a second object behind", '{"a":{}}{"a":{}}'],
    ["a comma at the end", '{"a":{},}'],
    ["no comma", '{"a":{}"b":{}}'],
    ["no colon", '{"a"{}}'],
    ["a bare name", "{a:{}}"],
    ["quotes of the other kind", "{'a':{}}"],
    ["a number for a value", '{"a":1}'],
    ["null for a value", '{"a":null}'],
    ["a list for a value", '{"a":[]}'],
    ["a broken escape in a name", '{"\\u00":{}}'],
    ["HTML", "<html><body>502 Bad Gateway</body></html>"],
    ["a byte order mark and garbage", "\ufeff{]"],
  ])("are refused: %s", (_, text) => {
    expect(() => rawMembers(text)).toThrow(SyntaxError)
  })

  it("are refused wherever an answer is cut off", () => {
    const whole = '{"a_response":{"code":"10000","x":"}\\""},"sign":"abc"}'
    for (let end = 0; end < whole.length; end += 1) {
      expect(() => rawMembers(whole.slice(0, end))).toThrow(SyntaxError)
    }
  })

  it("are found in a huge answer without delay", () => {
    const value = JSON.stringify({ x: '{"'.repeat(500_000) })
    expect(rawMembers(`{"a":${value}}`).get("a")).toBe(value)
  })

  it("are found however deep they are nested", () => {
    const value = `${'{"x":'.repeat(100_000)}{}${"}".repeat(100_000)}`
    expect(rawMembers(`{"a":${value}}`).get("a")).toBe(value)
  })

  it("say the same as JSON.parse, for every object of objects and strings", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.dictionary(fc.string(), fc.jsonValue())
    )
    const objects = fc.dictionary(fc.string({ unit: "binary" }), value, { minKeys: 1 })
    fc.assert(
      fc.property(objects, fc.boolean(), (object, isSpaced) => {
        const text = JSON.stringify(object, null, isSpaced ? 2 : 0)
        const read = [...rawMembers(text)].map(([name, raw]) => [name, JSON.parse(raw) as unknown])
        expect(read).toEqual(Object.entries(JSON.parse(text) as object))
      })
    )
  })
})
