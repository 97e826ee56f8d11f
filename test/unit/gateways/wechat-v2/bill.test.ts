import { createHash } from "node:crypto"
import fs from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import os from "node:os"
import { gzipSync } from "node:zlib"
import { billDayAt } from "../../../../src/core/bill-day"
import type { BillKind, BillLine } from "../../../../src/core/bill-line"
import { WechatV2Gateway } from "../../../../src/gateways/wechat-v2/gateway"
import { readXml } from "../../../../src/gateways/wechat-v2/xml"
import { rejectionOf } from "../../../support/thrown"
import { toXml, v2Sign, wechatV2Settings } from "../../../support/wechat-v2"

const DAY = billDayAt(new Date("2026-11-20T12:00:00+08:00"))
const FUND = [
  "\uFEFF记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号",
  `\`${DAY} 15:00:00,\`4200001,\`4200001_0,\`交易,\`交易,\`收入,\`19.90,\`19.90,\`system,\`,\`T1`,
  "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额",
  "`1.0,`1.0,`19.90,`0.0,`0.00",
  "",
].join("\r\n")
const SHA1 = createHash("sha1").update(FUND).digest("hex")

let server: Server
let gateway: WechatV2Gateway
let answer: { status?: number; body: string | Buffer; digest?: string }
let asked: { path: string; fields: Readonly<Record<string, string>> }[]
let left: string[]

const temporary = () => fs.readdirSync(os.tmpdir()).filter((it) => it.startsWith("cnpay-bill-"))

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      asked.push({ path: request.url ?? "", fields: readXml(Buffer.concat(chunks)) })
      const { status = 200, body, digest } = answer
      response.writeHead(status, digest === undefined ? {} : { digest }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  gateway = new WechatV2Gateway({ ...wechatV2Settings, endpoint, signType: "MD5" })
})

beforeEach(() => {
  asked = []
  left = temporary()
})

afterEach(() => expect(temporary()).toEqual(left))

afterAll(async () => {
  await gateway.shutdown()
  await new Promise((resolve) => server.close(resolve))
})

const said = (fields: Record<string, string>) => (answer = { body: toXml(fields) })
const refusedBy = (err_code: string) =>
  said({ return_code: "SUCCESS", result_code: "FAIL", err_code, err_code_des: "..." })

async function read(kind: BillKind) {
  const outcome = await gateway.downloadBill(DAY, kind)
  if (outcome.outcome !== "bill") return outcome
  const lines: BillLine[] = []
  for await (const batch of outcome.bill.lines()) lines.push(...batch)
  return { lines, hash: outcome.bill.hash, announced: outcome.bill.announced }
}

describe("a bill of API v2", () => {
  it("of the balance is asked for by HMAC-SHA256, whatever the account signs with", async () => {
    answer = { body: FUND, digest: `SHA=${SHA1}` }
    expect(await read("fund")).toMatchObject({
      lines: [{ kind: "payment", amount: 1990 }],
      announced: `sha1:${SHA1}`,
    })
    const [{ path, fields } = { path: "", fields: {} }] = asked
    expect(path).toBe("/pay/downloadfundflow")
    expect(fields).toMatchObject({
      ...{ account_type: "Basic", bill_date: "20261120", sign_type: "HMAC-SHA256" },
      sign: v2Sign({ ...fields }, "HMAC-SHA256"),
    })
    expect(fields).not.toHaveProperty("tar_type")
  })

  it("of trades is asked for gzipped, by the account's own type of signature", async () => {
    answer = { body: gzipSync("no bill") }
    expect(await rejectionOf(read("trade"))).toMatchObject({ name: "BillRefused" })
    const [{ path, fields } = { path: "", fields: {} }] = asked
    expect(path).toBe("/pay/downloadbill")
    expect(fields).toMatchObject({
      ...{ bill_type: "ALL", tar_type: "GZIP", bill_date: "20261120", sign_type: "MD5" },
      sign: v2Sign({ ...fields }, "MD5"),
    })
  })

  it("is refused when its hash is another than the one that came with it", async () => {
    answer = { body: FUND.replace("T1", "T2"), digest: `SHA=${SHA1}` }
    expect(await rejectionOf(read("fund"))).toMatchObject({ reason: "hash_differs" })
  })

  it("takes a hash in capitals, and none at all", async () => {
    answer = { body: FUND, digest: `SHA=${SHA1.toUpperCase()}` }
    expect(await read("fund")).toMatchObject({ hash: `sha1:${SHA1}` })
    answer = { body: FUND }
    expect(await read("fund")).toMatchObject({ hash: `sha1:${SHA1}`, announced: null })
  })

  it.each(["", "SHA=", `MD5=${"0".repeat(32)}`, `SHA=${"0".repeat(41)}`])(
    "is not believed with a hash that is none: %j",
    async (digest) => {
      answer = { body: FUND, digest }
      expect(await rejectionOf(read("fund"))).toMatchObject({ kind: "unknown", code: "MALFORMED" })
    }
  )

  it.each(["No Bill Exist", "NO Bill Exist"])("is empty by the words %s", async (words) => {
    said({ return_code: "FAIL", return_msg: words, error_code: "20002" })
    expect(await read("trade")).toEqual({ outcome: "empty" })
  })

  it("is empty, or not ready, by a code", async () => {
    refusedBy("NO_BILL_EXIST")
    expect(await read("fund")).toEqual({ outcome: "empty" })
    refusedBy("BILL_CREATING")
    expect(await read("fund")).toEqual({ outcome: "not_ready" })
  })

  it("is not ready by the words Bill Creating", async () => {
    said({ return_code: "FAIL", return_msg: "Bill Creating" })
    expect(await read("trade")).toEqual({ outcome: "not_ready" })
  })

  it.each([
    ["SIGN ERROR", "misconfigured"],
    ["签名错误", "misconfigured"],
    ["data format error", "unknown"],
    ["CompressGZip Error", "unknown"],
  ])("that is refused with %s is %s", async (words, kind) => {
    said({ return_code: "FAIL", return_msg: words })
    expect(await rejectionOf(read("trade"))).toMatchObject({ kind, reason: words })
  })

  it.each<[string, typeof answer, string]>([
    ["a page", { body: "<html><body>No Bill Exist</body></html>" }, "MALFORMED"],
    ["half a document", { body: "<xml><return_code>FAIL</retu" }, "MALFORMED"],
    ["a document type", { body: "<!DOCTYPE xml><xml><a>1</a></xml>" }, "MALFORMED"],
    ["a document without end", { body: `<xml><a>${"1".repeat(70_000)}</a></xml>` }, "MALFORMED"],
    [
      "a success that is no file",
      { body: toXml({ return_code: "SUCCESS", result_code: "SUCCESS" }) },
      "MALFORMED",
    ],
    ["an error of the front", { status: 502, body: "<html></html>" }, "HTTP_502"],
  ])("is unknown when %s comes instead", async (_, it, code) => {
    answer = it
    expect(await rejectionOf(read("trade"))).toMatchObject({ kind: "unknown", code })
  })

  it("says so when the certificate is not accepted", async () => {
    answer = { status: 400, body: "<h1>400 No required SSL certificate was sent</h1>" }
    expect(await rejectionOf(read("fund"))).toMatchObject({
      ...{ kind: "misconfigured", code: "CERT_ERROR" },
    })
  })
})
