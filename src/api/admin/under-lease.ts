import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { inBoth } from "../../core/bilingual"
import { agreeBooks } from "../../books/check-books"
import { underOrderLease } from "../../books/order-lease"
import { CNPAY_MODULE } from "../../modules/cnpay"
import { findOrderTrade, makeBooksDue, readBooks } from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { toFen } from "../../providers/amount"
import { pursueOutstanding } from "../../refunds/pursue-outstanding"
import { refundCanceled } from "./refund-canceled"
import { answered, Conflict, orConflict, type Middleware } from "../under-lease"

/** Two clicks of one hand. */
const DOUBLE_CLICK_MS = 3_000

/** So long a row of Medusa's may still be in somebody's hands. */
const HALF_WRITTEN_MS = 40_000

const BUSY = inBoth({
  en: "Money of this order is being moved right now. Look at the order again in a minute.",
  zh: "该订单的资金正在处理中，请稍后刷新查看。",
})
const UNCONFIRMED = inBoth({
  en: "An earlier refund of this order is not confirmed yet. Try again in a minute.",
  zh: "该订单此前的退款尚未确认，请稍后重试。",
})
const TWICE = inBoth({
  en: "You have just made the same refund; nothing was sent twice.",
  zh: "您刚刚已提交相同的退款，未重复退款。",
})

/**
 * Two refunds of an order at once corrupt its transactions, and a lock inside the provider comes too
 * late for that: the whole route is serialised. What a process that died left is mended first.
 */
export const refundUnderLease: Middleware = async (req, res, next) => {
  const arrived = Date.now()
  const collection = await collectionOf(req)
  if (!collection) return next()
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  await orConflict({ res, next }, BUSY, () =>
    underOrderLease(cnpay, collection, async ({ waited }) => {
      await agreeBooks(req.scope, collection)
      if (waited) await refuseDoubleClick(req, arrived)
      await lookAfterwards(cnpay, [collection])
      const { order } = await readBooks(cnpay.connection(), collection)
      if (!order?.canceled) return answered(res, next)
      await refundCanceled(req as AuthenticatedMedusaRequest<{ amount?: number }>, res, order)
    })
  )
}

export const captureUnderLease: Middleware = async (req, res, next) => {
  const collection = await collectionOf(req)
  if (!collection) return next()
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  await orConflict({ res, next }, BUSY, () =>
    underOrderLease(cnpay, collection, () => answered(res, next))
  )
}

/** Cancelling an order refunds its payments, and books that even if it went wrong. */
export const cancelUnderLease: Middleware = async (req, res, next) => {
  const collections = await collectionsOf(req)
  const [collection] = collections
  if (!collection) return next()
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  await orConflict({ res, next }, BUSY, () =>
    underOrderLease(cnpay, collection, async () => {
      if (!(await pursueOutstanding(req.scope, collection))) throw new Conflict(UNCONFIRMED)
      await lookAfterwards(cnpay, collections)
      await answered(res, next)
      await makeBooksDue(cnpay.connection(), collections, cnpay.clock())
    })
  )
}

/** Medusa writes its refund down before it calls the provider: should this process die there, this finds it. */
function lookAfterwards(cnpay: CnpayModuleService, collections: readonly string[]): Promise<void> {
  const later = new Date(cnpay.clock().getTime() + HALF_WRITTEN_MS)
  return makeBooksDue(cnpay.connection(), collections, later)
}

/** `null`: not a payment of ours, or nobody has logged in, which is for the route to say. */
async function collectionOf(req: MedusaRequest): Promise<string | null> {
  const id = req.params.id
  if (!id || !actorOf(req)) return null
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data: payments } = await query.graph({
    entity: "payment",
    fields: ["payment_collection_id"],
    filters: { id },
  })
  const collection = payments[0]?.payment_collection_id
  if (!collection) return null
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  return (await findOrderTrade(cnpay.connection(), collection)) ? collection : null
}

async function collectionsOf(req: MedusaRequest): Promise<string[]> {
  const id = req.params.id
  if (!id || !actorOf(req)) return []
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data: links } = await query.graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id"],
    filters: { order_id: id },
  })
  return links.map(({ payment_collection_id: collection }) => collection)
}

/** Another admin's refund of the same sum is another refund. */
async function refuseDoubleClick(req: MedusaRequest, arrived: number): Promise<void> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data: refunds } = await query.graph({
    entity: "refund",
    fields: ["amount", "created_by", "created_at", "payment.amount"],
    filters: { payment_id: req.params.id },
    pagination: { order: { created_at: "DESC" }, take: 1 },
  })
  const [last] = refunds
  if (!last || last.created_by !== actorOf(req)) return
  const { amount } = req.body as { amount?: number }
  const isSame = toFen(amount ?? last.payment?.amount ?? 0) === toFen(last.amount)
  const isFresh = new Date(last.created_at).getTime() > arrived - DOUBLE_CLICK_MS
  if (isSame && isFresh) throw new Conflict(TWICE)
}

function actorOf(req: MedusaRequest): string | undefined {
  return (req as Partial<AuthenticatedMedusaRequest>).auth_context?.actor_id
}
