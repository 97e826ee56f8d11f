import path from "node:path"
import { ModulesSdkUtils } from "@medusajs/framework/utils"

const migrations = path.resolve(__dirname, "../../src/modules/cnpay/migrations")

/** The plugin's own tables, made by its own migrations, without a shop around them. */
export async function migrate(url: string): Promise<void> {
  const run = ModulesSdkUtils.buildMigrationScript({
    moduleName: "cnpay",
    pathToMigrations: migrations,
  })
  const silent = { info() {}, error: console.error } as unknown as typeof console
  await run({ options: { database: { clientUrl: url } }, logger: silent } as never)
}
