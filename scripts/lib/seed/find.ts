import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

interface Search {
  entity: string
  fields: string[]
  filters: Record<string, unknown>
}

/** Every row found, as the caller names its shape: `query.graph` types only its own entry points. */
export async function findAll<Row>(container: MedusaContainer, search: Search): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph(search)
  return data as Row[]
}

export async function findOne<Row>(
  container: MedusaContainer,
  search: Search
): Promise<Row | undefined> {
  const [first] = await findAll<Row>(container, search)
  return first
}
