import type { Recognised } from "../recognise"
import { BillRefused } from "../refused"
import { dayIn, merchantIn, plain, titleOf } from "./markers"

/** Title, account and span stand in the first lines. `null`: it is not Alipay's. @throws BillRefused */
export function recogniseAlipay(lines: readonly string[]): Recognised | null {
  const title = titleOf(lines[0] ?? "")
  if (!title) return null
  const head = lines.slice(0, 10).map(plain)
  const merchant = head.map(merchantIn).find((it) => it !== null)
  const day = head.map(dayIn).find((it) => it !== null)
  if (!merchant) throw new BillRefused("not_a_bill", "its head lacks the account", 2)
  if (!day) throw new BillRefused("wrong_day", "its head does not span one day", 3)
  return { gateway: "alipay", kind: title.kind, merchant, day }
}
