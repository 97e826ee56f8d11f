import { renewRun } from "../modules/cnpay/queries"
import type { CnpayModuleService } from "../modules/cnpay/service"

/** Renewed while the work goes on; what a process that died has left is taken over after so long. */
export const LEASE_MS = 60_000
const RENEW_MS = 15_000

/** Another process has taken the run over; nothing of this one may be written any more. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost"
}

export interface Keeper {
  /** @throws LeaseLost */
  isOurs(): void
  stop(): void
}

/** Keeps a run for this process; to be asked between two steps of the work. */
export function keepLease(
  cnpay: Pick<CnpayModuleService, "connection" | "clock">,
  { id, lease }: { id: string; lease: string }
): Keeper {
  let isLost = false
  const renew = async () => {
    const until = new Date(cnpay.clock().getTime() + LEASE_MS)
    // A renewal that fails is made good by the next one; two in a row may.
    const isKept = await renewRun(cnpay.connection(), { id, lease, until }).catch(() => true)
    if (!isKept) isLost = true
  }
  const timer = setInterval(() => void renew(), RENEW_MS)
  return {
    isOurs: () => {
      if (isLost) throw new LeaseLost(`run ${id} is worked on elsewhere`)
    },
    stop: () => clearInterval(timer),
  }
}
