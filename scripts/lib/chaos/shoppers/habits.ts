import { setTimeout as sleep } from "node:timers/promises"
import type { Habit, PlannedSession } from "../plan/plan"
import { attempted } from "./patiently"
import type { Sale, Shopper } from "./shopper"

const NEXT_KILL_MS = 40_000
/** Longer than the first retries of the gateways and the first looks of the sweep. */
const LATE_MS = 3_000

/** How each habit shops. A code of Alipay's that nobody scanned cannot be closed: it is paid late. */
export const HABITS: Record<Habit, (shopper: Shopper) => Promise<unknown>> = {
  async pays(shopper) {
    const sale = await oneSale(shopper)
    await shopper.pay(sale)
    await shopper.wait(sale)
  },

  async asks_then_pays(shopper) {
    const sale = await oneSale(shopper)
    for (let asked = 0; asked < 3; asked += 1) {
      await shopper.look(sale)
      await sleep(1_000)
    }
    await shopper.pay(sale)
    await shopper.wait(sale)
  },

  async pays_both_codes(shopper) {
    const cart = await shopper.cart()
    const [first, second] = shopper.plan.sessions
    const old = await shopper.session(cart, { ...first, ...ALIPAY_CODE })
    const sale = await shopper.session(cart, { ...second, ...WECHAT_CODE })
    await shopper.hesitate()
    await Promise.all([shopper.pay(old), shopper.pay(sale)])
    await shopper.wait(sale)
  },

  async replaces_then_pays_last(shopper) {
    const sales = await replaced(shopper)
    const last = sales.at(-1)
    if (!last) return
    await shopper.pay(last)
    await shopper.wait(last)
  },

  async replaces_then_pays_an_old_one(shopper) {
    const [old] = await replaced(shopper)
    if (!old) return
    await sleep(LATE_MS)
    await shopper.pay(old)
    await shopper.wait(old)
  },

  async changes_cart_then_pays_old(shopper) {
    const cart = await shopper.cart()
    const [first] = shopper.plan.sessions
    const old = await shopper.session(cart, { ...first, ...ALIPAY_CODE })
    await attempted(() => shopper.around.store.addItem(cart, "one-fen-sticker"))
    await shopper.hesitate()
    await shopper.pay(old)
    await shopper.wait(old)
  },

  async completes_the_cart_too(shopper) {
    const cart = await shopper.cart()
    const sale = await shopper.session(cart, shopper.plan.sessions[0])
    const complete = () => attempted(() => shopper.around.store.complete(cart))
    await Promise.all([complete(), shopper.pay(sale)])
    await Promise.all([complete(), complete(), shopper.wait(sale)])
  },

  async never_pays(shopper) {
    await oneSale(shopper)
  },

  async pays_when_a_process_is_killed(shopper) {
    const sale = await oneSale(shopper)
    await shopper.around.nextKill(NEXT_KILL_MS)
    await shopper.pay(sale)
    await shopper.wait(sale)
  },

  async returns_a_part(shopper) {
    const { order } = await bought(shopper)
    if (order) await Promise.all([refund(shopper, order, 0.5), refund(shopper, order, 0.5)])
  },

  async returns_a_part_then_cancels(shopper) {
    const { order } = await bought(shopper)
    if (!order) return
    await refund(shopper, order, 0.5)
    await cancel(shopper, order)
  },

  async cancels_while_a_refund_is_unknown(shopper) {
    const { sale, order } = await bought(shopper)
    if (!order) return
    const { gateway, out_trade_no } = sale
    const lost = { gateway, kind: "reset_after", match: { out_trade_no } } as const
    await shopper.around.gateways.fault({ ...lost, on: "refund" })
    await shopper.around.gateways.fault({ ...lost, on: "refund_query", times: 3 })
    await Promise.all([refund(shopper, order, 0.25), cancel(shopper, order)])
  },

  async is_refunded_past_the_shop(shopper) {
    const { sale, order } = await bought(shopper)
    const { gateways } = shopper.around
    const outside = () => gateways.refundOutside(sale.gateway, sale.out_trade_no, 1)
    const done = await attempted(() =>
      Promise.all([outside(), order ? refund(shopper, order, 0.5) : null])
    )
    shopper.count(done ? "refunds past the shop" : "refunds past the shop refused")
  },
}

const ALIPAY_CODE = { gateway: "alipay", scene: "qr" } as const
const WECHAT_CODE = { gateway: "wechat", scene: "native" } as const

/** `null`: the order has not come yet. */
async function bought(shopper: Shopper): Promise<{ sale: Sale; order: string | null }> {
  const sale = await oneSale(shopper)
  await shopper.pay(sale)
  return { sale, order: await shopper.wait(sale) }
}

async function refund(shopper: Shopper, order: string, share: number): Promise<void> {
  const done = await attempted(() => shopper.around.desk.refund(order, share))
  shopper.count(done ? "refunds asked for" : "refunds refused")
}

async function cancel(shopper: Shopper, order: string): Promise<void> {
  const done = await attempted(() => shopper.around.desk.cancel(order))
  shopper.count(done ? "orders cancelled" : "cancellations refused")
}

async function oneSale(shopper: Shopper): Promise<Sale> {
  const sale = await shopper.session(await shopper.cart(), shopper.plan.sessions[0])
  await shopper.hesitate()
  return sale
}

/** All sales of one cart, the replaced ones and the last. */
async function replaced(shopper: Shopper): Promise<Sale[]> {
  const { sessions, replacements } = shopper.plan
  const cart = await shopper.cart()
  const [first, ...later] = sessions.slice(0, replacements + 1) as PlannedSession[]
  if (!first) return []
  const sales = [await shopper.session(cart, { ...first, ...ALIPAY_CODE })]
  for (const planned of later) sales.push(await shopper.session(cart, planned))
  await shopper.hesitate()
  return sales
}
