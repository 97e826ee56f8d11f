import { hasPermission } from "@medusajs/framework"
import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"
import { FeatureFlag } from "@medusajs/framework/utils"
import { CNPAY_MODULE } from "../../modules/cnpay"
import { listTrades, searchTerm } from "../../modules/cnpay/queries"
import type { CnpayModuleService } from "../../modules/cnpay/service"
import { listedTrade } from "./cnpay/trades/view"

/** What the dashboard's search calls our trades. Medusa refuses a search for what it does not know. */
const ENTITY = "cnpay_trade"
const MOST = 20

interface Group {
  entity: string
  data: unknown[]
  count: number
  offset: number
  limit: number
}

/**
 * Trades in the dashboard's global search. Medusa's route knows its own entities only, so that ours is
 * taken out of the question and put into the answer.
 */
export async function searchTrades(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const asked = namesIn(req.query.entity)
  if (!asked.includes(ENTITY)) return next()
  const group = await findTrades(req)
  const others = asked.filter((name) => name !== ENTITY)
  if (others.length === 0) {
    res.json({ results: [group] })
    return
  }
  req.query.entity = others
  if (req.validatedQuery) req.validatedQuery.entity = others
  const send = res.json.bind(res)
  res.json = (body) => send(withGroup(body, group))
  next()
}

/** What is no answer to a search, such as a refusal, stays as it is. */
function withGroup(body: unknown, group: Group): unknown {
  const { results } = (body ?? {}) as { results?: unknown }
  return Array.isArray(results) ? { results: [...results, group] } : body
}

/** `a,b` or a list, as Medusa's own route takes them. */
function namesIn(entity: unknown): string[] {
  const names = typeof entity === "string" ? entity.split(",") : entity
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : []
}

async function findTrades(req: AuthenticatedMedusaRequest): Promise<Group> {
  const limit = Math.min(Number(req.query.limit) || MOST, MOST)
  const empty = { entity: ENTITY, data: [], count: 0, offset: 0, limit }
  const term = searchTerm(typeof req.query.q === "string" ? req.query.q : "")
  // An order's own number finds the order already.
  if (!term?.number || !(await mayRead(req))) return empty
  const cnpay = req.scope.resolve<CnpayModuleService>(CNPAY_MODULE)
  const filter = { term: { ...term, displayId: null } }
  const page = { limit, offset: 0, oldestFirst: false }
  const { trades, count } = await listTrades(cnpay.connection(), filter, page)
  return { ...empty, data: trades.map(listedTrade), count }
}

/** The search itself is for everybody; what it finds of ours is for whoever may read trades. */
async function mayRead({ auth_context: auth, scope: container }: AuthenticatedMedusaRequest) {
  if (!FeatureFlag.isFeatureEnabled("rbac")) return true
  const roles = auth.app_metadata?.roles
  // Medusa's check of routes refuses whoever has no role; `hasPermission` itself lets them through.
  if (!Array.isArray(roles) || roles.length === 0) return false
  return hasPermission({ roles, container, actions: { resource: ENTITY, operation: "read" } })
}
