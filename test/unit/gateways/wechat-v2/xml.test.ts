import fc from "fast-check"
import { XMLParser } from "fast-xml-parser"
import { NotificationRefused } from "../../../../src/core/errors"
import { readXml, writeXml } from "../../../../src/gateways/wechat-v2/xml"
import { fixture } from "../../../support/fixture"
import { thrownBy } from "../../../support/thrown"

const PHP = "wechatpay-apiv3+wechatpay-php/fixtures"
const read = (text: string | Buffer, root?: string) => readXml(Buffer.from(text), root)

function reasonOf(text: string | Buffer, root?: string): string {
  const error = thrownBy(() => read(text, root))
  expect(error).toBeInstanceOf(NotificationRefused)
  expect((error as Error).message).not.toMatch(/SECRET/)
  return (error as NotificationRefused).reason
}

describe("a document of API v2", () => {
  it("keeps every value as the text that it was", () => {
    const text =
      "<xml><a>0100</a><b>1e5</b><c>true</c><d>4200000263201902167700134902</d><e><![CDATA[ x ]]></e><f>0x1F</f><g/><h></h></xml>"
    expect({ ...read(text) }).toEqual({
      a: "0100",
      b: "1e5",
      c: "true",
      d: "4200000263201902167700134902",
      e: " x ",
      f: "0x1F",
      g: "",
      h: "",
    })
  })

  it("knows the five entities of XML outside of CDATA, and none within", () => {
    const text = "<xml><a>&lt;&gt;&amp;&quot;&apos;&amp;lt;</a><b><![CDATA[&lt;&amp;]]></b></xml>"
    expect({ ...read(text) }).toEqual({ a: `<>&"'&lt;`, b: "&lt;&amp;" })
  })

  it("may begin with a declaration, and be written on many lines", () => {
    expect({
      ...read('<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n  <a>1</a>\n</xml>\n'),
    }).toEqual({
      a: "1",
    })
  })

  it.each([
    [
      "paysuccess.notification.sample.xml",
      "xml",
      { total_fee: "1", attach: "支付测试", coupon_id: "10000" },
    ],
    [
      "refund.notification.req_info.sample.xml",
      "root",
      { refund_fee: "3960", refund_recv_accout: "支付用户零钱" },
    ],
    ["unifiedorder.sample.xml", "xml", { body: "JSAPI支付测试", mch_id: "10000100" }],
  ])("of the official library, %s, is read", (file, root, some) => {
    expect({ ...read(fixture(`${PHP}/${file}`), root) }).toMatchObject(some)
  })

  it("written by us is read by a stranger's parser, and by our own", () => {
    const fields = { total_fee: "1", body: `a]]>b<c>&d"e'`, attach: "支付 ]]>]]> x" }
    const stranger = new XMLParser({ parseTagValue: false, trimValues: false })
    expect(stranger.parse(writeXml(fields))).toEqual({ xml: fields })
    expect({ ...read(writeXml(fields)) }).toEqual(fields)
  })

  it.each(["a><evil", "a b", "1a", "", "a-b", "支付"])(
    "cannot be written with the name %j",
    (name) => {
      expect(() => writeXml({ [name]: "1" })).toThrow(TypeError)
    }
  )
})

const BOMB = `<!DOCTYPE lolz [<!ENTITY a "SECRET">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "&a;&a;">`).join("")}]><xml><a>&a8;</a></xml>`

describe("a document is refused", () => {
  it.each<[string, string, string | Buffer]>([
    ["an external entity", "malformed", fixture(`${PHP}/invalid.xxe_injection.sample.xml`)],
    ["a billion laughs", "malformed", BOMB],
    ["a document type", "malformed", "<!DOCTYPE xml><xml><a>1</a></xml>"],
    ["a document type in small letters", "malformed", "<!doctype xml><xml><a>1</a></xml>"],
    ["an entity's declaration in a text", "malformed", "<xml><a><![CDATA[<!ENTITY x>]]></a></xml>"],
    ["another root", "malformed", fixture(`${PHP}/fragment_injection.sample.xml`)],
    ["another root, nested", "malformed", fixture(`${PHP}/invalid.bad_entity.sample.xml`)],
    ["a page", "malformed", fixture(`${PHP}/invalid.normal_404.sample.html`)],
    ["JSON", "malformed", '{"xml":{"a":1}}'],
    ["words", "malformed", "success"],
    ["nothing", "malformed", ""],
    ["a blank", "malformed", " "],
    ["half", "malformed", "<xml><a>1</a>"],
    ["a cut tag", "malformed", "<xml><a>1</a"],
    ["a cut text", "malformed", "<xml><a><![CDATA[1"],
    ["crossed tags", "malformed", "<xml><a><b>1</a></b></xml>"],
    ["two roots", "malformed", "<xml><a>1</a></xml><xml><a>2</a></xml>"],
    ["a root after the root", "malformed", "<xml><a>1</a></xml><evil/>"],
    ["text after the root", "malformed", "<xml><a>1</a></xml>x"],
    ["only text", "malformed", "<xml>SECRET</xml>"],
    ["text beside fields", "malformed", "<xml><a>1</a>SECRET</xml>"],
    ["text beside CDATA", "malformed", "<xml><a>1<![CDATA[2]]></a></xml>"],
    [
      "a field twice",
      "repeated_field",
      "<xml><total_fee>1</total_fee><total_fee>2</total_fee></xml>",
    ],
    ["a field twice, once empty", "repeated_field", "<xml><a/><a>2</a></xml>"],
    ["a field in a field", "malformed", "<xml><a><b>1</b></a></xml>"],
    ["depth", "malformed", `<xml>${"<a>".repeat(50)}${"</a>".repeat(50)}</xml>`],
    ["an attribute", "malformed", '<xml><a type="1">2</a></xml>'],
    ["an attribute of the root", "malformed", '<xml a="1"><b>2</b></xml>'],
    ["a name of Object's", "malformed", "<xml><__proto__>1</__proto__></xml>"],
    ["a name of every object's", "malformed", "<xml><constructor>1</constructor></xml>"],
    ["a name with a colon", "malformed", "<xml><x:a>1</x:a></xml>"],
    ["a name with a dash", "malformed", "<xml><a-b>1</a-b></xml>"],
    ["an unknown entity", "malformed", "<xml><a>&nbsp;</a></xml>"],
    ["a numeric entity", "malformed", "<xml><a>&#49;</a></xml>"],
    ["a lonely ampersand", "malformed", "<xml><a>1 & 2</a></xml>"],
    ["GBK", "malformed", Buffer.from("3c786d6c3e3c613ed6a7b8b63c2f613e3c2f786d6c3e", "hex")],
    ["UTF-16", "malformed", Buffer.from("<xml><a>1</a></xml>", "utf16le")],
    [
      "a cut character",
      "malformed",
      Buffer.concat([
        Buffer.from("<xml><a>"),
        Buffer.from([0xe6, 0x94]),
        Buffer.from("</a></xml>"),
      ]),
    ],
    ["64 KB and one byte", "malformed", `<xml><a>${"1".repeat(64 * 1024 - 17)}</a></xml>`],
    ["many fields of nothing", "repeated_field", `<xml>${"<a/>".repeat(10_000)}</xml>`],
  ])("that is or has %s: %s", (_, reason, text) => {
    expect(reasonOf(text)).toBe(reason)
  })

  it("never by standing still: 64 KB of anything are judged within a second", () => {
    const texts = [
      "<a>".repeat(21_000),
      "<!--".repeat(16_000),
      "&".repeat(60_000),
      "<![CDATA[".repeat(7_000),
    ]
    for (const text of texts) {
      const before = process.hrtime.bigint()
      thrownBy(() => read(`<xml>${text}</xml>`))
      expect(process.hrtime.bigint() - before).toBeLessThan(1_000_000_000n)
    }
  })

  it("or read, but never anything else, whatever it is made from", () => {
    const piece = fc.constantFrom(
      "<xml>",
      "</xml>",
      "<a>",
      "</a>",
      "<a/>",
      "<![CDATA[",
      "]]>",
      "&amp;",
      "&x;",
      "<!--",
      "-->",
      "<?",
      "?>",
      '="',
      "支付",
      "1",
      " ",
      "\0",
      "__proto__"
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }),
        (pieces) => {
          try {
            const fields = read(pieces.join(""))
            expect(Object.getPrototypeOf(fields)).toBeNull()
            expect(Object.values(fields).every((value) => typeof value === "string")).toBe(true)
          } catch (error) {
            expect(error).toBeInstanceOf(NotificationRefused)
          }
        }
      ),
      { numRuns: 2_000, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false }
    )
  })

  it("never when it is one of ours: any texts survive writing and reading", () => {
    const name = fc
      .stringMatching(/^[a-z_]{1,12}$/)
      .filter((it) => !(it in Object.prototype) && it !== "prototype")
    const value = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .filter((it) => !/\p{Cc}|<!/u.test(it))
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1, maxKeys: 12 }), (fields) => {
        expect({ ...read(writeXml(fields)) }).toEqual({ ...fields })
      })
    )
  })
})
