import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { fromBoth, type Bilingual } from "../../../../../core/bilingual"
import { reasonOf } from "../../../../../core/errors"
import { moveDiscrepancyWorkflow } from "../../../../../workflows"
import type { MovesBody } from "../params"

/** The same move about many, one after the other; one that is refused does not keep the others back. */
export async function POST(
  req: AuthenticatedMedusaRequest<MovesBody>,
  res: MedusaResponse<{ moved: string[]; refused: { id: string; reason: Bilingual }[] }>
): Promise<void> {
  const { ids, move } = req.validatedBody
  const by = req.auth_context.actor_id
  const moved: string[] = []
  const refused: { id: string; reason: Bilingual }[] = []
  for (const id of new Set(ids)) {
    try {
      await moveDiscrepancyWorkflow(req.scope).run({ input: { id, move, by } })
      moved.push(id)
    } catch (error) {
      refused.push({ id, reason: told(error) })
      req.scope
        .resolve(ContainerRegistrationKeys.LOGGER)
        .info(`cnpay: ${move} of discrepancy ${id}: ${reasonOf(error)}`)
    }
  }
  res.json({ moved, refused })
}

function told(error: unknown): Bilingual {
  if (MedusaError.isMedusaError(error)) return fromBoth(reasonOf(error))
  return { en: "An unknown error occurred.", zh: "发生未知错误。" }
}
