import fs from "node:fs"
import path from "node:path"
import { root } from "../home"
import type { SeededShop } from "../seed"
import { step } from "../steps"
import { fingerprintOf, rememberPreparation, stillPrepared } from "./preparation"
import { runTask } from "./service"
import type { ShopSettings } from "./settings"

interface Surroundings {
  home: string
  env: NodeJS.ProcessEnv
  databaseUrl: string
}

export const MEDUSA = path.join(root, "node_modules/.bin/medusa")

/** Tables and goods: made on the first start, and again when they have changed. */
export async function prepareShop(
  { login, databaseUrl: usersOwn }: ShopSettings,
  { home, env, databaseUrl }: Surroundings
): Promise<SeededShop> {
  const fingerprint = fingerprintOf(usersOwn ?? "", login.email, login.password, ...flagsIn(env))
  const before = await stillPrepared(home, { databaseUrl, fingerprint })
  if (before) return before

  await step("Tables (about half a minute)", () =>
    runTask("migrate", { command: [MEDUSA, "db:migrate"], home, env, cwd: root })
  )
  const out = path.join(home, "seeded.json")
  await step("Goods, region, admin", () =>
    runTask("seed", {
      command: [MEDUSA, "exec", "./scripts/seed.ts"],
      home,
      env: { ...env, CNPAY_SEED_OUT: out },
      cwd: root,
    })
  )
  const shop: SeededShop = JSON.parse(fs.readFileSync(out, "utf8"))
  rememberPreparation(home, { fingerprint, shop })
  return shop
}

/** Medusa's feature flags, some of which bring tables of their own. */
function flagsIn(env: NodeJS.ProcessEnv): string[] {
  const flags = Object.entries(env).filter(([name]) => name.startsWith("MEDUSA_FF_"))
  return flags.map(([name, value]) => `${name}=${value}`).sort()
}
