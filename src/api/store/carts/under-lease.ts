import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { inBoth } from "../../../core/bilingual"
import { CNPAY_MODULE } from "../../../modules/cnpay"
import { findFirstTrade, findLiveTrade } from "../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../modules/cnpay/service"
import { findCart } from "../../../settle/cart"
import { answered, orConflict, type Middleware } from "../../under-lease"
import { undoHalfMadeOrders } from "../../../settle/half-made-order"
import { underLease } from "../../../settle/lease"

const BUSY = inBoth({
  en: "The payment of this cart is being settled. Ask for its status instead.",
  zh: "该购物车的付款正在入账，请查询支付状态。",
})

/**
 * A shop front that completes a cart must not do so while another process settles the payment of the
 * same cart: Medusa's own lock is per process unless Redis is there, and two completions at once
 * would place two orders for one payment.
 */
export const completeUnderLease: Middleware = (req, res, next) =>
  whileNobodySettles({ req, res, next }, async (cnpay, cartId) => {
    await undoHalfMadeOrders(req.scope, cartId)
    await refuseStalePayment(req, cnpay, cartId)
    await answered(res, next)
  })

/** The settlement compares the cart's total with what was paid, and then makes the order of it. */
export const changeUnderLease: Middleware = (req, res, next) =>
  whileNobodySettles({ req, res, next }, () => answered(res, next))

interface Exchange {
  req: MedusaRequest
  res: MedusaResponse
  next: MedusaNextFunction
}

/** Over all processes, with or without Redis. A cart without a trade is nobody's business here. */
async function whileNobodySettles(
  { req, res, next }: Exchange,
  work: (cnpay: CnpayModuleService, cartId: string) => Promise<void>
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const cartId = req.params.id ?? ""
  const trade = await findFirstTrade(cnpay.connection(), cartId)
  if (!trade) return next()
  await orConflict({ res, next }, BUSY, () => underLease(cnpay, trade, () => work(cnpay, cartId)))
}

/** Medusa itself does not compare what was paid with what the cart costs by now. */
async function refuseStalePayment(
  req: MedusaRequest,
  cnpay: CnpayModuleService,
  cartId: string
): Promise<void> {
  const live = await findLiveTrade(cnpay.connection(), cartId)
  const cart = live ? await findCart(req.scope, cartId) : null
  if (!live || !cart || cart.isCompleted || cart.total === live.amount_fen) return
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    inBoth({
      en: "The cart has changed since its payment was started. Start a new payment.",
      zh: "购物车金额已变更，请重新发起支付。",
    })
  )
}
