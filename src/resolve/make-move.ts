import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { assertNever } from "../core/assert-never"
import { GatewayError } from "../core/errors"
import { needsReason } from "../core/moves"
import { CNPAY_MODULE } from "../modules/cnpay"
import {
  claimDiscrepancy,
  concludeDiscrepancy,
  findDiscrepancy,
  renewDiscrepancy,
  type Conclusion,
} from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"
import { loadDispute, movesFor } from "./dispute"
import { problems } from "./messages"
import type { MoveEnd, MoveWish } from "./move"
import { CARRIES } from "./moves"
import { whys } from "./whys"

/** Renewed while the move runs; a process that dies leaves the discrepancy so long at most. */
const LEASE_MS = 60_000
const RENEW_MS = 15_000

/** Who makes the move; every write is fenced by it. */
export interface MoveClaim {
  lease: string
}

/** Makes sure that the move is legal, and that nobody else makes one. @throws MedusaError */
export async function claimMove(container: MedusaContainer, wish: MoveWish): Promise<MoveClaim> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const [db, now] = [cnpay.connection(), cnpay.clock()]
  const row = await findDiscrepancy(db, wish.id)
  if (!row) throw problems.noDiscrepancy()
  if (row.state === "resolved" || row.state === "accepted") throw problems.isOver(row)
  if (!movesFor(cnpay, row).includes(wish.move)) throw problems.notLegal(wish.move)
  if (needsReason(wish.move) && !wish.reason) throw problems.noReason()
  const lease = randomUUID()
  const until = new Date(now.getTime() + LEASE_MS)
  if (!(await claimDiscrepancy(db, { id: wish.id, lease, now, until }))) throw problems.busy()
  return { lease }
}

/**
 * Makes a claimed move and writes down how it ended; also that it failed, and why.
 * @throws MedusaError, and then the discrepancy is as it was
 */
export async function carryMove(
  container: MedusaContainer,
  wish: MoveWish,
  { lease }: MoveClaim
): Promise<MoveEnd> {
  const cnpay = container.resolve<CnpayModuleService>(CNPAY_MODULE)
  const db = cnpay.connection()
  const { id, move, by, reason = null } = wish
  const conclude = (how: Pick<Conclusion, "state" | "details" | "resolution" | "waitsFor">) =>
    concludeDiscrepancy(db, { id, lease, move, by, reason, now: cnpay.clock(), ...how })
  const renewing = setInterval(() => {
    const until = new Date(cnpay.clock().getTime() + LEASE_MS)
    // One that fails is made good by the next.
    void renewDiscrepancy(db, { id, lease, until }).catch(() => undefined)
  }, RENEW_MS)
  try {
    const end = await CARRIES[move](container, await loadDispute(container, id), wish)
    const conclusion = conclusionOf(end)
    const state = await conclude(conclusion)
    const isHealed = state === "resolved" && conclusion.state !== "resolved"
    return isHealed ? { end: "healed", why: whys.healed() } : end
  } catch (error) {
    const told = error instanceof GatewayError ? problems.refused(error) : error
    await conclude({ state: "unresolved", details: { failed: reasonFor(told) } })
    throw told
  } finally {
    clearInterval(renewing)
  }
}

function conclusionOf(
  end: MoveEnd
): Pick<Conclusion, "state" | "details" | "resolution" | "waitsFor"> {
  switch (end.end) {
    case "agreed":
      return { state: "resolved", resolution: end.resolution, details: asked(end.asked) }
    case "accepted":
      return { state: "accepted", resolution: "accepted", details: {} }
    case "waiting":
      return { state: "waiting", waitsFor: end.waitsFor, details: {} }
    case "under_way":
      return { state: "resolving", details: { why: end.why, ...asked(end.asked) } }
    case "open":
    case "healed":
      return { state: "unresolved", details: { why: end.why, ...asked(end.asked) } }
    default:
      return assertNever(end)
  }
}

function asked(answer: unknown): object {
  return answer === undefined ? {} : { gateway: answer }
}

/** Words of ours are fit to be kept; those of others may quote anything. */
function reasonFor(error: unknown): string {
  return error instanceof MedusaError ? error.message : "UNEXPECTED"
}
