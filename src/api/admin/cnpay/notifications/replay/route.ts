import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Bilingual } from "../../../../../core/bilingual"
import { replay } from "../../../../../inbox/replay"
import type { ReplayBody } from "../params"

/** Several at once; one that cannot be replayed keeps back no other. */
export async function POST(
  req: AuthenticatedMedusaRequest<ReplayBody>,
  res: MedusaResponse
): Promise<void> {
  const replayed: string[] = []
  const refused: { id: string; reason: Bilingual }[] = []
  for (const id of new Set(req.validatedBody.ids)) {
    const problem = await replay(req.scope, id)
    if (problem) refused.push({ id, reason: problem.reason })
    else replayed.push(id)
  }
  res.json({ replayed, refused })
}
