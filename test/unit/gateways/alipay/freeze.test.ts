import { MoneyError } from "../../../../src/core/money"
import { readFreeze } from "../../../../src/gateways/alipay/freeze"

const answer = (changes: Record<string, unknown> = {}) => ({
  ...{ out_order_no: "1", auth_no: "2", order_status: "AUTHORIZED" },
  ...{ total_freeze_amount: "128.00", rest_amount: "48.00", gmt_trans: "2026-11-23 16:20:00" },
  ...changes,
})

describe("a freeze of Alipay's", () => {
  it.each([
    [{ order_status: "INIT" }, "waiting"],
    [{ order_status: "AUTHORIZED" }, "frozen"],
    [{ order_status: "AUTHORIZED", rest_amount: "0.00" }, "over"],
    [{ order_status: "FINISH", rest_amount: "0.00" }, "over"],
    [{ order_status: "CLOSED", rest_amount: "0.00" }, "over"],
    [{ order_status: "CLOSED", rest_amount: undefined }, "over"],
    [{ order_status: undefined, status: "SUCCESS" }, "frozen"],
    [{ order_status: undefined, status: "SUCCESS", rest_amount: "0.00" }, "over"],
    [{ order_status: undefined, status: "INIT" }, "waiting"],
  ])("with %j is %s", (fields, state) => {
    expect(readFreeze(answer(fields))?.state).toBe(state)
  })

  it.each([
    ["nothing said of what is left", { rest_amount: undefined }],
    ["an end that leaves money frozen", { order_status: "CLOSED" }],
    ["a state that nobody documents", { order_status: "authorized" }],
    ["no state", { order_status: undefined }],
    ["no number of ours", { out_order_no: undefined }],
    ["a number that is none", { out_order_no: "a b" }],
  ])("is not read with %s", (_, fields) => {
    expect(readFreeze(answer(fields))).toBeNull()
  })

  it("says how much, in whose app and when; and who paid, never", () => {
    const fields = answer({ app_id: "a", payer_user_id: "2088", payer_logon_id: "159****" })
    expect(readFreeze(fields)).toEqual({
      outTradeNo: "1",
      gatewayTradeNo: "2",
      state: "frozen",
      total: 12800,
      currency: "cny",
      payee: { app_id: "a" },
      frozenAt: new Date("2026-11-23T08:20:00Z"),
    })
  })

  it.each([[4800], [4800.5], ["4800.50"]])("reads an amount written as %j", (total) => {
    expect(readFreeze(answer({ total_freeze_amount: total }))?.total).toBe(
      Math.round(Number(total) * 100)
    )
  })

  it.each(["1e3", "-1.00", "1.001", " 1.00", "", 1.001, -1])(
    "throws on an amount of %j",
    (rest) => {
      const read = () => readFreeze(answer({ rest_amount: rest }))
      if (rest === "") expect(read()).toBeNull()
      else expect(read).toThrow(MoneyError)
    }
  )
})
