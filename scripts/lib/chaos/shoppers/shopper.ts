import { setTimeout as sleep } from "node:timers/promises"
import type { FaultRequest, Gateway, SimulatorControl } from "../../../../simulator"
import type { SessionData, StoreClient } from "../../../../test/support/integration/store-client"
import type { Plan, PlannedSession } from "../plan/plan"
import { attempted, patiently } from "./patiently"
import type { Desk } from "./refund"

export interface Surroundings {
  store: StoreClient
  gateways: SimulatorControl
  nextKill(patienceMs: number): Promise<void>
  desk: Desk
  tally: Map<string, number>
}

/** A payment session together with where it is to be paid. */
export interface Sale extends SessionData {
  gateway: Gateway
}

const POLL_MS = 500
/** A gateway may say nothing at all, ever. */
const CASHIER_MS = 5_000
const PATIENCE_MS = 8_000

/** What one person can do: in the shop, at the gateways, and with the order. */
export class Shopper {
  constructor(
    readonly plan: Plan,
    readonly around: Surroundings
  ) {}

  count(what: string): void {
    const { tally } = this.around
    tally.set(what, (tally.get(what) ?? 0) + 1)
  }

  cart(): Promise<string> {
    const { product, quantity } = this.plan
    return patiently("a cart", () => this.around.store.cart(product, quantity))
  }

  /** A payment session, for whose trade the planned faults are ordered. */
  async session(cart: string, planned: PlannedSession): Promise<Sale> {
    const { gateway, scene, createFaults, faults } = planned
    for (const fault of createFaults) await this.order({ ...fault, gateway })
    const data = await patiently("a payment session", () =>
      this.around.store.session(cart, `pp_${gateway}_main`, { scene })
    )
    const match = { out_trade_no: data.out_trade_no }
    for (const fault of faults) await this.order({ ...fault, gateway, match })
    return { ...data, gateway }
  }

  /** Scans or opens what the session shows, and pays. What is closed by then cannot be paid. */
  async pay({ gateway, instruction, out_trade_no: no }: Sale): Promise<void> {
    if (instruction.type === "redirect") {
      const opened = await attempted(() =>
        patiently("the cashier", async () => {
          const { ok, status } = await fetch(instruction.url, {
            signal: AbortSignal.timeout(CASHIER_MS),
          })
          if (!ok) throw new Error(`HTTP ${status}`)
        })
      )
      if (!opened) return this.count("payments refused by the gateway")
    }
    const paid = await attempted(() => this.around.gateways.pay(gateway, no))
    this.count(paid ? "payments" : "payments refused by the gateway")
  }

  hesitate(): Promise<void> {
    return sleep(this.plan.hesitationMs)
  }

  /** Waits for the order as a shop front does, but not for ever. */
  async wait(sale: Sale): Promise<string | null> {
    const deadline = Date.now() + PATIENCE_MS
    while (Date.now() < deadline) {
      const order = await this.look(sale)
      if (order) return order
      await sleep(POLL_MS)
    }
    return null
  }

  /** Asks once how the payment stands; gives the order's id. */
  async look({ session_id: id }: Sale): Promise<string | null> {
    let order: string | null = null
    await attempted(async () => {
      order = (await this.around.store.status(id)).body.session.order_id
    })
    return order
  }

  private async order(fault: FaultRequest): Promise<void> {
    await this.around.gateways.fault(fault)
    this.count(`fault ${fault.on}: ${fault.kind}`)
  }
}
