import type { MedusaContainer } from "@medusajs/framework/types"
import type { VerifiedNotification } from "../gateways/gateway"
import type { ClaimedNotification } from "../modules/cnpay/queries"
import { settleRefund } from "../settle/settle-refund"
import { settleTradeWorkflow } from "../workflows/settle-trade"
import { revive } from "./revive"

/** Settles what one notification is about. */
export async function work(container: MedusaContainer, row: ClaimedNotification): Promise<void> {
  const about: VerifiedNotification["about"] = revive(row.about)
  if (about.kind === "refund") return settleRefund(container, row.account, about.snapshot)
  await settleTradeWorkflow(container).run({
    input: {
      account: row.account,
      outTradeNo: about.snapshot.outTradeNo,
      ...(about.kind === "freeze" ? { freeze: about.snapshot } : { snapshot: about.snapshot }),
      cause: row.cause,
    },
  })
}
