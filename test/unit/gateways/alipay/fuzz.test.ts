import fc from "fast-check"
import { GatewayError, NotificationRefused } from "../../../../src/core/errors"
import { answerSn, openAnswer } from "../../../../src/gateways/alipay/answer"
import { rawMembers } from "../../../../src/gateways/alipay/members"
import { readAlipayNotification } from "../../../../src/gateways/alipay/notification"
import { alipayKeys, encoded, paymentForm, signForm } from "../../../support/alipay"
import { gateway, signed } from "../../../support/keys"

/** As many attempts as fit into half a second. */
const FIXED_TIME = { numRuns: 1_000_000, interruptAfterTimeLimit: 500 }

const METHOD = "alipay.trade.query"
const NODE = '{"code":"10000","out_trade_no":"1","total_amount":"19.90"}'
const ANSWER = `{"alipay_trade_query_response":${NODE},"sign":"${signed(NODE, gateway)}"}`
const FORM = encoded(signForm(paymentForm()))

const read = (body: Buffer) => readAlipayNotification({ headers: {}, body }, alipayKeys)

/** What came of it: something readable, or a refusal of the one kind that may be thrown. */
function outcomeOf<T>(attempt: () => T, kind: new (...args: never[]) => Error): T | null {
  try {
    return attempt()
  } catch (error) {
    expect(error).toBeInstanceOf(kind)
    return null
  }
}

/** One to three bytes put anywhere, in the place of others or between them. */
const damage = fc.array(
  fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), between: fc.boolean() }),
  { minLength: 1, maxLength: 3 }
)

function damaged(text: string, wounds: { at: number; byte: number; between: boolean }[]): Buffer {
  const bytes = [...Buffer.from(text)]
  for (const { at, byte, between } of wounds) {
    bytes.splice(at % bytes.length, between ? 0 : 1, byte)
  }
  return Buffer.from(bytes)
}

describe("whatever is sent to us", () => {
  it("as a notification is refused, and nothing else is thrown", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(outcomeOf(() => read(Buffer.from(bytes)), NotificationRefused)).toBeNull()
      }),
      FIXED_TIME
    )
  })

  it("as a damaged notification is refused, or still says exactly what was signed", () => {
    const honest = read(Buffer.from(FORM))
    fc.assert(
      fc.property(damage, (wounds) => {
        const outcome = outcomeOf(() => read(damaged(FORM, wounds)), NotificationRefused)
        if (outcome) expect(outcome).toEqual(honest)
      }),
      FIXED_TIME
    )
  })

  it("as an answer is unknown, and nothing else is thrown", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.json()), (raw) => {
        const open = () => openAnswer(raw, METHOD, alipayKeys)
        expect(outcomeOf(open, GatewayError)).toBeNull()
        expect(answerSn(raw) ?? "").toEqual(expect.any(String))
      }),
      FIXED_TIME
    )
  })

  it("as a damaged answer is unknown, or still says exactly what was signed", () => {
    fc.assert(
      fc.property(damage, (wounds) => {
        const raw = damaged(ANSWER, wounds).toString("utf8")
        const outcome = outcomeOf(() => openAnswer(raw, METHOD, alipayKeys), GatewayError)
        if (outcome) expect(outcome).toEqual(JSON.parse(NODE))
      }),
      FIXED_TIME
    )
  })

  it("as an object of objects and texts is taken apart as JSON would", () => {
    const inner = fc.dictionary(fc.string(), fc.jsonValue())
    const member = fc.oneof(fc.string(), inner)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), member), { minLength: 1 }), (members) => {
        const unique = new Map(members)
        const raw = `{${[...unique].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`
        const parts = [...rawMembers(raw)].map(([name, text]) => [name, JSON.parse(text)])
        expect(parts).toEqual(
          [...unique].map(([name, value]) => [name, JSON.parse(JSON.stringify(value))])
        )
      }),
      FIXED_TIME
    )
  })
})
