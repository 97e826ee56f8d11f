import { Bill } from "../../bills/bill"
import { readAlipayBill } from "../../bills/read-alipay"
import { GatewayError } from "../../core/errors"
import { isOver, spooled, withoutBill, type WantedBill } from "../bill"
import { fetchFile, pinned, type PinnedAddress } from "../files"
import type { BillOutcome } from "../gateway"
import { text } from "../record"
import { untrusted, type AlipayAnswer } from "./answer"
import type { AlipayClient } from "./client"
import { isBillAbsent } from "./codes"
import type { AlipaySettings } from "./options"

const METHOD = "alipay.data.dataservice.bill.downloadurl.query"

/** `trade`: 业务账单. `signcustomer`: 账务账单, every movement of the balance. */
const TYPES = { trade: "trade", fund: "signcustomer" }

/** Bills lie on `dwbillcenter`; Alipay gives out its address with `http`. The sandbox has its own domain. */
const HOSTS = /^https?:\/\/[a-z0-9-]+\.(alipay|alipaydev)\.com$/

/**
 * Asks for the address of a day's bill and fetches it at once, because the address is dead after half
 * a minute. The file is a zip, and nothing announces its hash.
 */
export async function downloadBill(
  client: AlipayClient,
  {
    endpoint,
    sellerId,
    clock,
    reach,
  }: Pick<AlipaySettings, "endpoint" | "sellerId" | "clock" | "reach">,
  { day, kind }: WantedBill
): Promise<BillOutcome> {
  if (!isOver(day, clock())) return { outcome: "not_ready" }
  const answer = await ask(client, { day, kind })
  if (!answer) return withoutBill(day, clock())
  if (answer.bill_file_code === "EMPTY_DATA_WITH_BILL_FILE") return { outcome: "empty" }
  const url = text(answer, "bill_download_url")
  if (!url) throw untrusted(METHOD, "MALFORMED", "the answer has no address")
  const place = pinned({
    gateway: "alipay",
    operation: "bill file",
    url,
    endpoint,
    siblings: HOSTS,
    onCall: reach?.onCall,
  })
  const expected = { merchant: sellerId ?? null, day }
  return spooled(
    (path) => save(place, path),
    (spool) => new Bill(spool, (path) => readAlipayBill({ path, kind, expected }), null)
  )
}

/** `null`: there is none, be it not yet or because nothing happened. */
async function ask(client: AlipayClient, { day, kind }: WantedBill): Promise<AlipayAnswer | null> {
  try {
    return await client.call(METHOD, { bill_type: TYPES[kind], bill_date: day })
  } catch (error) {
    if (error instanceof GatewayError && isBillAbsent(error.code)) return null
    throw error
  }
}

async function save(place: PinnedAddress, path: string): Promise<void> {
  const { status } = await fetchFile(place, {}, path)
  if (status === 200) return
  throw untrusted("bill file", `HTTP_${status}`, "the file was not handed out")
}
