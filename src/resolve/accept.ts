import type { MedusaContainer } from "@medusajs/framework/types"
import { CNPAY_MODULE } from "../modules/cnpay"
import { resolveDiscrepancy } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { problems } from "./messages"

export interface AcceptMove {
  id: string
  reason: string
  /** The admin's id. */
  by: string
}

/** A person takes a difference as it is. Moves no money. */
export async function acceptDiscrepancy(
  container: MedusaContainer,
  move: AcceptMove
): Promise<void> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const now = cnpay.clock()
  const isDone = await resolveDiscrepancy(cnpay.connection(), {
    ...move,
    ...{ move: "accept", state: "accepted", resolution: "accepted", now },
  })
  if (!isDone) throw problems.noDiscrepancy()
}
