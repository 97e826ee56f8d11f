import { alipayFundBill, alipayTradeBill } from "../bills/alipay"
import { json, type Answer, type Call, type Reaction } from "../http"
import { perform } from "../operation"
import type { World } from "../world"
import { AlipayRefusal, success, type Fields } from "./codes"
import type { Biz } from "./rules"

/** The path of the host that hands out bills; no signature is asked for, the address is the secret. */
export const BILL_PATH = "/downloadBillFile.resource"

/** alipay.data.dataservice.bill.downloadurl.query: by day; "not yet" and "nothing" are one answer. */
export function billAddress(world: World, biz: Biz): Fields {
  const day = String(biz["bill_date"])
  const kind = biz["bill_type"] === "signcustomer" ? "fund" : "trade"
  const state = world.bills.state(day)
  if (state === "wrong") throw new AlipayRefusal("isv.invalid_arguments", "参数有误")
  const { rows, linesLeft } = world.bills.matter("alipay", day, kind)
  if (state === "making" || rows.length === 0) throw new AlipayRefusal("isp.bill_not_exist")
  const head = {
    pid: world.credentials.alipay.sellerId,
    day: day.replaceAll("-", ""),
    exportedAt: world.clock(),
    linesLeft,
  }
  const file = kind === "fund" ? alipayFundBill(rows, head) : alipayTradeBill(rows, head)
  const token = world.bills.putDown("alipay", file)
  const query = `bizType=${String(biz["bill_type"])}&bizDates=${head.day}&fileType=csv.zip`
  return success({ bill_download_url: `${world.url}${BILL_PATH}?${query}&fileId=${token}` })
}

/** GET of such an address; faults may strike here too. */
export function billReaction(world: World, call: Call): Promise<Reaction> {
  const fault = world.faults.forOperation("alipay", "bill_file")
  const operation = {
    act: () => billFile(world, call),
    refusal: expired,
    seal: (answer: Answer) => answer,
  }
  return perform(operation, fault, world.stopped)
}

/** The file, once it was asked for and for thirty seconds. */
function billFile({ bills }: World, { query }: Call): Answer {
  const bytes = bills.pickUp("alipay", query.get("fileId") ?? "")
  if (!bytes) return expired()
  return { status: 200, headers: { "content-type": "application/zip" }, body: "", bytes }
}

function expired(): Answer {
  return json(200, { success: false, errorMessage: "下载链接已失效" })
}
