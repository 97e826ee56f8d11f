import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../../../modules/cnpay"
import { findFirstTrade, findLiveTrade } from "../../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../../modules/cnpay/service"
import { findCart } from "../../../settle/cart"
import { undoHalfMadeOrders } from "../../../settle/half-made-order"
import { TradeBusy, underLease } from "../../../settle/lease"

type Middleware = (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => Promise<void>

/**
 * A shop front that completes a cart must not do so while another process settles the payment of the
 * same cart: Medusa's own lock is per process unless Redis is there, and two completions at once
 * would place two orders for one payment.
 */
export const completeUnderLease: Middleware = (req, res, next) =>
  whileNobodySettles(req, next, async (cnpay, cartId) => {
    await undoHalfMadeOrders(req.scope, cartId)
    await refuseStalePayment(req, cnpay, cartId)
    await answered(res, next)
  })

/** The settlement compares the cart's total with what was paid, and then makes the order of it. */
export const changeUnderLease: Middleware = (req, res, next) =>
  whileNobodySettles(req, next, () => answered(res, next))

/** Over all processes, with or without Redis. A cart without a trade is nobody's business here. */
async function whileNobodySettles(
  req: MedusaRequest,
  next: MedusaNextFunction,
  work: (cnpay: CnpayModuleService, cartId: string) => Promise<void>
): Promise<void> {
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const cartId = req.params.id ?? ""
  const trade = await findFirstTrade(cnpay.connection(), cartId)
  if (!trade) return next()
  try {
    await underLease(cnpay, trade, () => work(cnpay, cartId))
  } catch (error) {
    if (!(error instanceof TradeBusy)) return next(error)
    next(
      new MedusaError(
        MedusaError.Types.CONFLICT,
        "The payment of this cart is being settled. Ask for its status instead. 该购物车的付款正在入账，请查询支付状态。"
      )
    )
  }
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
    "The cart has changed since its payment was started. Start a new payment. 购物车金额已变更，请重新发起支付。"
  )
}

/**
 * Lets the route run, and resolves when it has answered. A client that goes away earlier does not
 * stop the work, so its leaving is no sign that it is over.
 */
function answered(res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  return new Promise((resolve) => {
    const end = res.end.bind(res) as (...args: unknown[]) => MedusaResponse
    res.end = (...args: unknown[]) => {
      resolve()
      return end(...args)
    }
    next()
  })
}
