import { createHash } from "node:crypto"
import { Agent } from "node:https"
import { Aes, Decorator, Hash, Transformer } from "wechatpay-axios-plugin"
import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import { until } from "../../support/until"
import { startShop, type Shop } from "./support/shop"

type Fields = Record<string, string>

let simulator: Simulator
let control: SimulatorControl
let shop: Shop

beforeAll(async () => {
  shop = await startShop()
  shop.answer = { status: 200, body: "<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>" }
  simulator = await startSimulator({ retryFactor: 0.001 })
  control = new SimulatorControl(simulator.url)
})

beforeEach(async () => {
  await control.reset()
  shop.received.splice(0)
})

afterAll(async () => {
  await simulator.stop()
  await shop.stop()
})

const account = () => simulator.credentials.wechat

/** A stock client: it refuses an answer whose signature is not the one that it computes itself. */
async function call(
  path: string,
  fields: Fields,
  { secret = account().apiV2Key, certified = true, isFile = false } = {}
) {
  const { mchId, appId, merchantCertificate: cert, merchant, serialNo: serial } = account()
  const { ca } = simulator
  const privateKey = merchant.privateKey
  const { v2 } = new Decorator({
    baseURL: simulator.secureUrl,
    mchid: mchId,
    ...{ serial, privateKey, secret },
    certs: { [account().publicKeyId]: account().platform.publicKey },
    httpsAgent: new Agent(certified ? { ca, cert, key: privateKey } : { ca }),
  })
  const content = { appid: appId, mch_id: mchId, ...fields }
  // A file is no document: as the client's own manual has it, it is left as it comes.
  const { data } = await v2.post<Fields>(path, content, isFile ? { transformResponse: [] } : {})
  return data
}

let last = 0

function order(changes: Fields = {}): Fields & { out_trade_no: string } {
  last += 1
  return {
    body: "Tee 衬衫",
    out_trade_no: `v2_${process.pid}_${last}`,
    total_fee: "1990",
    spbill_create_ip: "14.23.150.211",
    notify_url: `${shop.url}/paid`,
    trade_type: "NATIVE",
    product_id: "1",
    ...changes,
  }
}

async function paid(changes: Fields = {}): Promise<string> {
  const { out_trade_no: no, ...rest } = order(changes)
  await call("/pay/unifiedorder", { out_trade_no: no, ...rest })
  await control.pay("wechat", no)
  return no
}

const received = async (path: string): Promise<Fields> => {
  const letter = () => shop.received.find((it) => it.path === path)
  const { body } = await until(letter, { what: `a letter at ${path}` })
  return Transformer.toObject(body) as Fields
}

/** What the stock client throws: the fields of the answer. */
async function refusalOf(asked: Promise<unknown>): Promise<Fields> {
  try {
    await asked
  } catch (error) {
    const { response } = error as { response?: { data?: Fields } }
    return response?.data ?? { message: String(error) }
  }
  throw new Error("it was not refused")
}

describe("WeChat Pay's API v2, as a stock client sees it", () => {
  it.each(["MD5", "HMAC-SHA256"])("signs by %s what was signed by it", async (sign_type) => {
    const wanted = order({ sign_type })
    const answer = await call("/pay/unifiedorder", wanted)
    expect(answer).toMatchObject({ trade_type: "NATIVE", mch_id: account().mchId })
    expect((await fetch(answer.code_url ?? "")).status).toBe(200)
    expect(answer.sign).toHaveLength(sign_type === "MD5" ? 32 : 64)
    const { out_trade_no } = wanted
    const found = await call("/pay/orderquery", { out_trade_no, sign_type })
    expect(found).toMatchObject({ out_trade_no, trade_state: "NOTPAY" })
    expect(found).not.toHaveProperty("total_fee")
  })

  it.each(["MD5", "HMAC-SHA256"] as const)(
    "notifies of a payment, signed by %s",
    async (sign_type) => {
      const no = await paid({ sign_type, attach: "cart 7" })
      const fields = await received("/paid")
      expect(fields).toMatchObject({ out_trade_no: no, total_fee: "1990", attach: "cart 7" })
      expect(fields.sign).toBe(Hash.sign(sign_type, fields, account().apiV2Key))
      const { transaction_id = "" } = await call("/pay/orderquery", { out_trade_no: no })
      expect(transaction_id).toBe(fields.transaction_id)
      expect(await call("/pay/orderquery", { transaction_id })).toMatchObject({
        trade_state: "SUCCESS",
      })
    }
  )

  it("closes once, and then says that it is closed", async () => {
    const wanted = order()
    await call("/pay/unifiedorder", wanted)
    const { out_trade_no } = wanted
    expect(await call("/pay/closeorder", { out_trade_no })).toMatchObject({
      result_code: "SUCCESS",
    })
    expect(await refusalOf(call("/pay/closeorder", { out_trade_no }))).toMatchObject({
      err_code: "ORDERCLOSED",
    })
  })

  it("refunds its certificate's owner, and tells of it encrypted", async () => {
    const no = await paid()
    const refund = {
      out_trade_no: no,
      out_refund_no: `${no}_r`,
      total_fee: "1990",
      refund_fee: "990",
      notify_url: `${shop.url}/refunded`,
    }
    expect(await call("/secapi/pay/refund", refund)).toMatchObject({ refund_fee: "990" })
    const { req_info = "", sign } = await received("/refunded")
    expect(sign).toBeUndefined()
    const key = createHash("md5").update(account().apiV2Key).digest("hex")
    const root = Transformer.toObject(Aes.AesEcb.decrypt(req_info, key)) as Fields
    expect(root).toMatchObject({
      out_refund_no: `${no}_r`,
      refund_status: "SUCCESS",
      refund_fee: "990",
    })
    const found = await call("/pay/refundquery", { out_refund_no: `${no}_r` })
    expect(found).toMatchObject({ refund_count: "1", refund_status_0: "SUCCESS" })
  })

  it("gives the refunds of a trade ten at a time", async () => {
    const no = await paid()
    for (let i = 0; i < 12; i++) {
      const numbers = { out_trade_no: no, out_refund_no: `${no}_${i}` }
      await call("/secapi/pay/refund", { ...numbers, total_fee: "1990", refund_fee: "1" })
    }
    const first = await call("/pay/refundquery", { out_trade_no: no })
    expect(first).toMatchObject({ refund_count: "10", total_refund_count: "12" })
    const second = await call("/pay/refundquery", { out_trade_no: no, offset: "10" })
    expect(second).toMatchObject({ refund_count: "2", out_refund_no_0: `${no}_10` })
    expect(
      await refusalOf(call("/pay/refundquery", { out_trade_no: no, offset: "12" }))
    ).toMatchObject({
      err_code: "PARAM_ERROR",
    })
  })

  it("takes a payment code, and takes it back after fifteen seconds", async () => {
    const { auth_code } = await control.paymentCode("asks")
    const { notify_url: _, trade_type: __, product_id: ___, ...content } = order()
    expect(await refusalOf(call("/pay/micropay", { ...content, auth_code }))).toMatchObject({
      err_code: "USERPAYING",
    })
    const { out_trade_no } = content
    const reversed = until(
      async () => {
        try {
          return await call("/secapi/pay/reverse", { out_trade_no })
        } catch {
          return null
        }
      },
      { what: "the payment can be taken back" }
    )
    expect(await reversed).toMatchObject({ recall: "N" })
    expect(await call("/pay/orderquery", { out_trade_no })).toMatchObject({
      trade_state: "REVOKED",
    })
  })

  it("is repeated until the word is right: HTTP's 200 says nothing", async () => {
    shop.answer = { status: 200, body: "success" }
    const no = await paid()
    const repeated = () => shop.received.length >= 2
    await until(repeated, { what: "a repetition" })
    shop.answer = { status: 200, body: "<xml><return_code>SUCCESS</return_code></xml>" }
    const done = async () => {
      const { notifications } = await control.books()
      return notifications.find((it) => it.out_trade_no === no)?.acknowledged
    }
    await until(done, { what: "the acknowledgement" })
  })
})

describe("bills of WeChat Pay's API v2", () => {
  const HMAC = { sign_type: "HMAC-SHA256" }
  const daysAgo = (days: number) =>
    new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10)
  // Yesterday's are being made until ten.
  const day = daysAgo(2)
  const bill_date = day.replaceAll("-", "")
  const trade = { bill_date, bill_type: "ALL" }
  const fund = { bill_date, account_type: "Basic", ...HMAC }
  const sell = async () => {
    const row = { type: "payment", out_trade_no: "v2_sold", amount_fen: 1990 } as const
    await control.changeBill({ gateway: "wechat", day, change: "add", row })
  }

  it("are the answer itself, unsigned, in the columns of API v3", async () => {
    await sell()
    const text = String(await call("/pay/downloadbill", trade, { isFile: true }))
    expect(text).toContain("`v2_sold,")
    expect(text).toContain("`1.0,`19.90,")
    const flow = String(await call("/pay/downloadfundflow", fund, { isFile: true }))
    expect(flow).toContain("`交易,`交易,`收入,`19.90,")
  })

  it("do not exist of a day without trade, by words or by a code", async () => {
    expect(await refusalOf(call("/pay/downloadbill", trade))).toEqual({
      ...{ return_code: "FAIL", return_msg: "No Bill Exist", error_code: "20002" },
    })
    const refused = await refusalOf(call("/pay/downloadfundflow", fund))
    expect(refused).toMatchObject({ result_code: "FAIL", err_code: "NO_BILL_EXIST" })
    expect(refused).not.toHaveProperty("sign")
  })

  it.each<[string, string, Fields, string]>([
    ["trades of today", "/pay/downloadbill", { bill_date: "today" }, "data format error"],
    ["trades of a type", "/pay/downloadbill", { bill_type: "SOME" }, "invalid bill_type"],
    ["a packing", "/pay/downloadbill", { tar_type: "ZIP" }, "data format error"],
    ["flows by MD5", "/pay/downloadfundflow", { ...fund, sign_type: "MD5" }, "PARAM_ERROR"],
    ["flows of an account", "/pay/downloadfundflow", { account_type: "x" }, "PARAM_ERROR"],
    ["flows of no day", "/pay/downloadfundflow", { bill_date: "2026" }, "PARAM_ERROR"],
  ])("are not made of %s", async (_, path, changes, word) => {
    await sell()
    const usual = path.endsWith("bill") ? trade : fund
    const today = daysAgo(0).replaceAll("-", "")
    const asked = { ...usual, ...changes }
    const fields = { ...asked, ...(asked.bill_date === "today" && { bill_date: today }) }
    const { return_msg, err_code } = await refusalOf(call(path, fields as Fields))
    expect([return_msg, err_code]).toContain(word)
  })

  it("of the balance are for the owner of the certificate", async () => {
    await sell()
    const asked = call("/pay/downloadfundflow", fund, { certified: false })
    await expect(asked).rejects.toMatchObject({ response: { status: 400 } })
  })
})

describe("WeChat Pay's API v2 refuses", () => {
  const refund = { out_refund_no: "r1", total_fee: "1990", refund_fee: "1" }

  it("who signs with another key, and its answer is not signed", async () => {
    const asked = call("/pay/orderquery", { out_trade_no: "v2_000001" }, { secret: "x".repeat(32) })
    expect(await refusalOf(asked)).toEqual({ return_code: "FAIL", return_msg: "签名错误" })
  })

  it.each([
    ["/secapi/pay/refund", { ...refund, out_trade_no: "v2_000001" }],
    ["/secapi/pay/reverse", { out_trade_no: "v2_000001" }],
  ])("at %s who shows no certificate, on either port", async (path, fields) => {
    const asked = call(path, fields, { certified: false })
    await expect(asked).rejects.toMatchObject({ response: { status: 400 } })
    const plain = await fetch(simulator.url + path, { method: "POST", body: "<xml></xml>" })
    expect(plain.status).toBe(400)
    expect(await plain.text()).toContain("No required SSL certificate was sent")
  })

  it.each<[string, Fields, string]>([
    ["an order without a body", { body: "" }, "LACK_PARAMS"],
    ["a body of 129 bytes", { body: "衬".repeat(43) }, "PARAM_ERROR"],
    ["an amount of nothing", { total_fee: "0" }, "PARAM_ERROR"],
    ["an amount in yuan", { total_fee: "19.90" }, "PARAM_ERROR"],
    ["another currency", { fee_type: "USD" }, "PARAM_ERROR"],
    ["a number with a blank", { out_trade_no: "v2 000001" }, "PARAM_ERROR"],
    ["a notify address with a query", { notify_url: "https://shop.test/?a=1" }, "PARAM_ERROR"],
    ["a time that is over", { time_expire: "20200101000000" }, "PARAM_ERROR"],
    ["an unknown type", { trade_type: "FAX" }, "PARAM_ERROR"],
    ["a page without an openid", { trade_type: "JSAPI" }, "LACK_PARAMS"],
    ["a page for a stranger", { trade_type: "JSAPI", openid: "oStranger" }, "PARAM_ERROR"],
    ["a code without a product", { product_id: "" }, "LACK_PARAMS"],
    ["a browser without its scene", { trade_type: "MWEB" }, "LACK_PARAMS"],
  ])("%s", async (_, changes, code) => {
    const fields = Object.entries(order(changes)).filter(([, value]) => value !== "")
    const asked = call("/pay/unifiedorder", Object.fromEntries(fields) as Fields)
    expect(await refusalOf(asked)).toMatchObject({ result_code: "FAIL", err_code: code })
  })

  it("a refund of more than was paid, of another total, and of what is not paid", async () => {
    const no = await paid()
    const refused = async (changes: Fields) =>
      (await refusalOf(call("/secapi/pay/refund", { ...refund, out_trade_no: no, ...changes })))
        .err_code
    expect(await refused({ refund_fee: "1991" })).toBe("INVALID_REQUEST")
    expect(await refused({ total_fee: "1" })).toBe("PARAM_ERROR")
    expect(await refused({ out_trade_no: "v2_nobody" })).toBe("ORDERNOTEXIST")
    const open = order()
    await call("/pay/unifiedorder", open)
    expect(await refused({ out_trade_no: open.out_trade_no })).toBe("TRADE_STATE_ERROR")
  })

  it.each([
    ["words", "hello"],
    ["a field twice", "<xml><mch_id>1</mch_id><mch_id>2</mch_id></xml>"],
    ["a field in a field", "<xml><a><b>1</b></a></xml>"],
    ["an entity", "<!DOCTYPE xml [<!ENTITY a 'b'>]><xml><a>&a;</a></xml>"],
  ])("%s", async (_, body) => {
    const answer = await fetch(`${simulator.url}/pay/orderquery`, { method: "POST", body })
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining("XML格式错误"),
    ])
  })
})
