import type { MedusaContainer } from "@medusajs/framework/types"
import { createRegionsWorkflow, createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { findAll, findOne } from "./find"
import { made } from "./made"

const COUNTRY = "cn"
const PAYMENT_PROVIDERS = ["pp_alipay_main", "pp_wechat_main"]

/** China, where prices have tax in them, paid through both gateways. */
export async function seedRegion(container: MedusaContainer): Promise<{ regionId: string }> {
  await requireProviders(container)
  await seedTaxRegion(container)
  const found = await findOne<{ id: string }>(container, {
    entity: "region",
    fields: ["id"],
    filters: { currency_code: "cny" },
  })
  if (found) return { regionId: found.id }

  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "China 中国",
          currency_code: "cny",
          countries: [COUNTRY],
          payment_providers: PAYMENT_PROVIDERS,
          is_tax_inclusive: true,
        },
      ],
    },
  })
  return { regionId: made(result, "region").id }
}

async function requireProviders(container: MedusaContainer): Promise<void> {
  const enabled = await findAll<{ id: string }>(container, {
    entity: "payment_provider",
    fields: ["id"],
    filters: { id: PAYMENT_PROVIDERS, is_enabled: true },
  })
  const missing = PAYMENT_PROVIDERS.filter((id) => !enabled.some((found) => found.id === id))
  if (missing.length > 0) {
    throw new Error(
      `The shop has no payment provider ${missing.join(" and ")}: ` +
        `configure the accounts named "main" in medusa-config.ts, then seed again.`
    )
  }
}

async function seedTaxRegion(container: MedusaContainer): Promise<void> {
  const found = await findOne(container, {
    entity: "tax_region",
    fields: ["id"],
    filters: { country_code: COUNTRY },
  })
  if (found) return
  await createTaxRegionsWorkflow(container).run({
    input: [{ country_code: COUNTRY, provider_id: "tp_system" }],
  })
}
