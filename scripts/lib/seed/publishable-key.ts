import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createApiKeysWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { findOne } from "./find"
import { made } from "./made"

const TITLE = "Demo shop"

interface Key {
  id: string
  token: string
  sales_channels?: { id: string }[]
}

/** The key that the demo shop sends with each call, good for the one sales channel. */
export async function seedPublishableKey(
  container: MedusaContainer,
  salesChannelId: string
): Promise<{ publishableKey: string }> {
  const key = (await findKey(container)) ?? (await makeKey(container))
  if (!key.sales_channels?.some(({ id }) => id === salesChannelId)) {
    await linkSalesChannelsToApiKeyWorkflow(container).run({
      input: { id: key.id, add: [salesChannelId] },
    })
  }
  return { publishableKey: key.token }
}

function findKey(container: MedusaContainer): Promise<Key | undefined> {
  return findOne<Key>(container, {
    entity: "api_key",
    fields: ["id", "token", "sales_channels.id"],
    filters: { title: TITLE, type: "publishable" },
  })
}

async function makeKey(container: MedusaContainer): Promise<Key> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: TITLE, type: "publishable", created_by: "" }] },
  })
  return made(result, "publishable key")
}
