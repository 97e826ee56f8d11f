import { newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { sessionData, tradeData } from "../../../src/providers/session-data"

const trade = {
  session_id: "payses_1",
  out_trade_no: newOutTradeNo(new Date()),
  scene: "native",
  amount_fen: fen(1990),
  currency_code: "cny",
  expires_at: new Date("2026-11-23T08:50:00Z"),
}
const instruction = { type: "qr", code: "weixin://wxpay/bizpayurl?pr=1" } as const

/** As Medusa does it: the provider's data over the client's, and then into a JSON column. */
function stored(fromClient: Record<string, unknown>): unknown {
  const merged = { ...fromClient, ...sessionData(trade, instruction, fromClient) }
  return JSON.parse(JSON.stringify(merged)) as unknown
}

const expected = {
  session_id: "payses_1",
  out_trade_no: trade.out_trade_no,
  scene: "native",
  amount: "19.90",
  currency: "cny",
  expires_at: "2026-11-23T08:50:00.000Z",
  instruction,
}

describe("what is kept of a new session", () => {
  it.each<[string, Record<string, unknown>]>([
    ["nothing", {}],
    ["wishes", { scene: "native", return_path: "/done" }],
    ["keys of its own", { note: "<script>", openid: "o1", nested: { a: 1 } }],
    [
      "our keys with other values",
      { session_id: "payses_2", out_trade_no: "1", amount: "0.01", instruction: { type: "x" } },
    ],
    ["a key that is called like Object's prototype", JSON.parse('{"__proto__":{"a":1}}')],
  ])("is ours alone when the client sent %s", (_, fromClient) => {
    expect(stored(fromClient)).toEqual(expected)
  })

  it("is the same when the client sent nothing at all", () => {
    expect(sessionData(trade, instruction)).toEqual(expected)
  })
})

it("what is kept of a payment holds no instruction", () => {
  const { expires_at: _, instruction: __, ...rest } = expected
  expect(tradeData(trade)).toEqual(rest)
})
