import { gzipSync, inflateRawSync } from "node:zlib"
import fc from "fast-check"
import { alipayFundBill, alipayTradeBill } from "../../../simulator/bills/alipay"
import type { BillRow } from "../../../simulator/bills/row"
import { wechatFundBill, wechatTradeBill } from "../../../simulator/bills/wechat"
import { zip } from "../../../simulator/bills/zip"
import { BillRefused } from "../../../src/bills/refused"
import type { BillKind } from "../../../src/core/bill-line"
import { alipayLines, wechatLines } from "../bills/read"
import { DAY } from "../bills/rows"
import { payment } from "../bills/spooled"
import { damaged } from "./damage"
import { readOrAsync, type Effort, type Target } from "./target"

const owner = { mchId: "1601959334", appId: "wx81be3101902f7cb2" }
const pid = "2088102112562033"
const head = { pid, day: "20261122", exportedAt: new Date("2026-11-23T05:46:49+08:00") }
const rows: BillRow[] = [
  payment(DAY),
  payment(DAY, { type: "refund", out_refund_no: "R1", gateway_refund_no: "50001", fee_fen: -12 }),
]

/** A text in the place of one of a zip's files; both kinds of details have the same name here. */
const detailsOf = (text: Buffer) => zip([{ name: Buffer.from("details.csv"), content: text }])

/** What the first file of a zip of the simulator's holds. */
function details(archive: Buffer): Buffer {
  const start = 30 + archive.readUInt16LE(26) + archive.readUInt16LE(28)
  return inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(18)))
}

const TEXTS: Readonly<Record<BillKind, { wechat: string; alipay: Buffer }>> = {
  trade: { wechat: wechatTradeBill(rows, owner), alipay: alipayTradeBill(rows, head) },
  fund: { wechat: wechatFundBill(rows), alipay: alipayFundBill(rows, head) },
}

const wechat = (bytes: Buffer, kind: BillKind) => () =>
  wechatLines(bytes, { kind, day: DAY, merchant: owner.mchId })
const alipay = (bytes: Buffer, kind: BillKind) => () =>
  alipayLines(bytes, { kind, day: DAY, merchant: pid })

function attack(
  bytes: fc.Arbitrary<Buffer>,
  read: (bytes: Buffer) => () => Promise<unknown>,
  effort: Effort
): Promise<void> {
  const property = fc.asyncProperty(bytes, async (it) => {
    await readOrAsync(BillRefused, read(it))
  })
  return fc.assert(property, effort)
}

export const billTargets: Target[] = (["trade", "fund"] as const).flatMap((kind) => {
  const { wechat: text, alipay: archive } = TEXTS[kind]
  const packed = gzipSync(text)
  return [
    {
      name: `WeChat's ${kind} bill, damaged or any bytes, is read or refused`,
      attack: (effort: Effort) => {
        const any = fc.uint8Array({ maxLength: 300 }).map((it) => Buffer.from(it))
        return attack(fc.oneof(damaged(text), any), (it) => wechat(it, kind), effort)
      },
    },
    {
      name: `WeChat's ${kind} bill, gzipped and damaged, is read or refused`,
      attack: (effort: Effort) => {
        const inside = damaged(text).map((it) => gzipSync(it))
        return attack(fc.oneof(damaged(packed), inside), (it) => wechat(it, kind), effort)
      },
    },
    {
      name: `Alipay's ${kind} bill, damaged around or inside its zip, is read or refused`,
      attack: (effort: Effort) => {
        const any = fc.uint8Array({ maxLength: 300 }).map((it) => Buffer.from(it))
        const inside = fc.oneof(any, damaged(details(archive))).map(detailsOf)
        const bytes = fc.oneof(damaged(archive), any, inside)
        return attack(bytes, (it) => alipay(it, kind), effort)
      },
    },
  ]
})
