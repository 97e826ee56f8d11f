import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { alipayFundBill, alipayTradeBill } from "../../../simulator/bills/alipay"
import { gbk } from "../../../simulator/bills/gbk"
import { wechatFundBill, wechatTradeBill } from "../../../simulator/bills/wechat"
import { zip } from "../../../simulator/bills/zip"
import { recogniseBill } from "../../../src/bills/recognise"
import { payment } from "../../support/bills/spooled"
import { unzipped } from "../../support/bills/unzipped"

const DAY = "2026-11-20"
const OWNER = { mchId: "1601959334", appId: "wx81be3101902f7cb2" }
const HEAD = { pid: "2088123456789012", day: "20261120", exportedAt: new Date() }
const rows = [payment(DAY)]
const trade = Buffer.from(wechatTradeBill(rows, OWNER))
const fund = Buffer.from(wechatFundBill(rows))
const alipay = alipayTradeBill(rows, HEAD)
const [detail = ""] = unzipped(alipay).filter((text) => text.includes("业务明细查询"))

const wechat = { gateway: "wechat", day: DAY, kind: "trade", merchant: OWNER.mchId }
const ant = { gateway: "alipay", day: DAY, kind: "trade", merchant: HEAD.pid }

let folder: string
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), "cnpay-recognise-"))))
afterAll(() => rm(folder, { recursive: true }))

async function recognised(bytes: Uint8Array) {
  const file = path.join(folder, "bill")
  await writeFile(file, bytes)
  return recogniseBill(file)
}

describe("a bill file", () => {
  it.each([
    ["WeChat Pay's trades", trade, wechat],
    ["the same, gzipped", gzipSync(trade), wechat],
    ["the same, zipped by somebody", zip([{ name: Buffer.from("a.csv"), content: trade }]), wechat],
    [
      "WeChat Pay's fund flow, which names nobody",
      fund,
      { ...wechat, kind: "fund", merchant: null },
    ],
    ["Alipay's zip", alipay, ant],
    ["its details alone", gbk(detail), ant],
    ["Alipay's account statement", alipayFundBill(rows, HEAD), { ...ant, kind: "fund" }],
  ])("says itself whose it is: %s", async (_, bytes, expected) => {
    expect(await recognised(bytes)).toEqual(expected)
  })

  it.each([
    ["nothing", Buffer.alloc(0), "not_a_bill"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47]), "not_a_bill"],
    ["no rows", Buffer.from(wechatTradeBill([], OWNER)), "wrong_day"],
    ["a zip that is none", Buffer.from("PK\u0003\u0004…"), "bad_container"],
    ["two days", gbk(detail.replace("2026年11月21日", "2026年11月25日")), "wrong_day"],
  ])("is refused with %s", async (_, bytes, reason) => {
    await expect(recognised(bytes)).rejects.toMatchObject({ reason })
  })
})
