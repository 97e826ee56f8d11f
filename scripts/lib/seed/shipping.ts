import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
} from "@medusajs/medusa/core-flows"
import { findOne } from "./find"
import { made } from "./made"
import { FULFILLMENT_PROVIDER } from "./warehouse"

const SET = "Delivery 配送"
const OPTIONS = [
  { name: "Free delivery 免费配送", code: "free", amount: 0 },
  { name: "Courier 快递", code: "courier", amount: 6 },
]

interface Delivery {
  shippingProfileId: string
  /** The free one. */
  shippingOptionId: string
}

/** Delivery within China: free, or by courier for six yuan. */
export async function seedShipping(
  container: MedusaContainer,
  locationId: string
): Promise<Delivery> {
  const shippingProfileId = await seedProfile(container)
  const serviceZoneId = await seedServiceZone(container, await seedSet(container, locationId))
  const ids: string[] = []
  for (const option of OPTIONS) {
    ids.push(await seedOption(container, option, { serviceZoneId, shippingProfileId }))
  }
  return { shippingProfileId, shippingOptionId: made(ids, "shipping option") }
}

async function seedProfile(container: MedusaContainer): Promise<string> {
  const found = await find(container, "shipping_profile", { type: "default" })
  if (found) return found
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default 默认", type: "default" }] },
  })
  return made(result, "shipping profile").id
}

async function seedSet(container: MedusaContainer, locationId: string): Promise<string> {
  const found = await find(container, "fulfillment_set", { name: SET })
  if (found) return found
  await createLocationFulfillmentSetWorkflow(container).run({
    input: { location_id: locationId, fulfillment_set_data: { name: SET, type: "shipping" } },
  })
  const created = await find(container, "fulfillment_set", { name: SET })
  return made(created ? [created] : [], "fulfillment set")
}

async function seedServiceZone(container: MedusaContainer, setId: string): Promise<string> {
  const found = await find(container, "service_zone", { fulfillment_set_id: setId })
  if (found) return found
  const { result } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name: "China 中国",
          fulfillment_set_id: setId,
          geo_zones: [{ type: "country", country_code: "cn" }],
        },
      ],
    },
  })
  return made(result, "service zone").id
}

async function seedOption(
  container: MedusaContainer,
  { name, code, amount }: (typeof OPTIONS)[number],
  of: { serviceZoneId: string; shippingProfileId: string }
): Promise<string> {
  const found = await find(container, "shipping_option", { name })
  if (found) return found
  const { result } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name,
        price_type: "flat",
        provider_id: FULFILLMENT_PROVIDER,
        service_zone_id: of.serviceZoneId,
        shipping_profile_id: of.shippingProfileId,
        type: { label: name, description: name, code },
        prices: [{ currency_code: "cny", amount }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  })
  return made(result, "shipping option").id
}

async function find(
  container: MedusaContainer,
  entity: string,
  filters: Record<string, string>
): Promise<string | undefined> {
  const found = await findOne<{ id: string }>(container, { entity, fields: ["id"], filters })
  return found?.id
}
