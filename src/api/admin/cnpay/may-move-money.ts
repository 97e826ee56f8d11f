import { hasPermission } from "@medusajs/framework"
import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { inBoth } from "../../../core/bilingual"
import { movesMoney, type Move } from "../../../core/moves"
import { may } from "./may"

/**
 * Which policy a move needs is said by its body: one that sends money needs what refunds need, besides
 * the route's own policy. Comes after that, so that there are roles, and after the body's validation.
 */
export async function mayMoveMoney(
  req: AuthenticatedMedusaRequest<{ move: Move }>,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  if (!movesMoney(req.validatedBody.move)) return next()
  const { policies: actions } = may("create", "cnpay_refund")
  const { roles } = req.auth_context.app_metadata as { roles?: string[] }
  const isAllowed = await hasPermission({ roles: roles ?? [], actions, container: req.scope })
  next(isAllowed ? undefined : forbidden())
}

function forbidden(): MedusaError {
  const sentence = {
    en: "Your role may not send money: that needs the policy cnpay_refund:create.",
    zh: "您的角色无权转出资金：需要权限 cnpay_refund:create。",
  }
  return new MedusaError(MedusaError.Types.FORBIDDEN, inBoth(sentence))
}
