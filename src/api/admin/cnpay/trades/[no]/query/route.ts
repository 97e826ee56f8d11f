import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { queryNow } from "../../../../../../trace/query-now"
import { tradeViews, wantedTrade } from "../../find"
import { ofFault, tooSoon, type Problem } from "../../problems"

/** Asks the gateway about a trade, and brings the books into agreement with its answer. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const asked = await queryNow(req.scope, await wantedTrade(req))
  switch (asked.result) {
    case "too_soon":
      res.setHeader("Retry-After", Math.ceil(asked.waitMs / 1_000))
      return refuse(res, tooSoon)
    case "failed":
      return refuse(res, ofFault(asked.fault))
    case "settled": {
      const [trade] = await tradeViews(req, [await wantedTrade(req)])
      res.json({ outcome: asked.outcome, trade })
    }
  }
}

function refuse(res: MedusaResponse, { status, ...problem }: Problem): void {
  res.status(status).json(problem)
}
