import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createDefaultsWorkflow,
  createSalesChannelsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { findOne } from "./find"
import { made } from "./made"

const CHANNEL = "Web shop 网店"

interface Store {
  id: string
  default_sales_channel_id: string | null
  supported_currencies: { currency_code: string; is_default: boolean }[]
}

/** One store that sells in yuan, prices with tax in them, through one sales channel. */
export async function seedStore(container: MedusaContainer): Promise<{ salesChannelId: string }> {
  await createDefaultsWorkflow(container).run()
  const salesChannelId = await seedSalesChannel(container)
  const store = await findOne<Store>(container, {
    entity: "store",
    fields: ["id", "default_sales_channel_id", "supported_currencies.*"],
    filters: {},
  })
  if (!store) throw new Error("Medusa has made no store.")

  const yuan = store.supported_currencies.find(({ currency_code }) => currency_code === "cny")
  if (!yuan?.is_default || store.default_sales_channel_id !== salesChannelId) {
    await updateStoresWorkflow(container).run({
      input: {
        selector: { id: store.id },
        update: {
          supported_currencies: [
            { currency_code: "cny", is_default: true, is_tax_inclusive: true },
          ],
          default_sales_channel_id: salesChannelId,
        },
      },
    })
  }
  return { salesChannelId }
}

async function seedSalesChannel(container: MedusaContainer): Promise<string> {
  const found = await findOne<{ id: string }>(container, {
    entity: "sales_channel",
    fields: ["id"],
    filters: { name: CHANNEL },
  })
  if (found) return found.id

  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: CHANNEL }] },
  })
  return made(result, "sales channel").id
}
