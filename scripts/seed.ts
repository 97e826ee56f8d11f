import fs from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { seedShop } from "./lib/seed"

export { seedShop, type SeededShop } from "./lib/seed"

/** `medusa exec ./scripts/seed.ts`; writes what it seeded to the file named by CNPAY_SEED_OUT. */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const shop = await seedShop(container)
  const out = process.env.CNPAY_SEED_OUT
  if (out) fs.writeFileSync(out, `${JSON.stringify(shop, null, 2)}\n`)
}
