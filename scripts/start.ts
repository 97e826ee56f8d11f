import fs from "node:fs"
import path from "node:path"
import { Farewell } from "./lib/farewell"
import { root, shopHome } from "./lib/home"
import { announce } from "./lib/shop/announce"
import { readSettings } from "./lib/shop/settings"
import { startShop } from "./lib/shop/shop"

/** `npm start [-- --no-watch --no-env-file]`: a whole shop with both gateways, and nothing to install. */
async function main(farewell: Farewell): Promise<never> {
  const args = process.argv.slice(2)
  const dotenv = path.join(root, ".env")
  if (!args.includes("--no-env-file") && fs.existsSync(dotenv)) process.loadEnvFile(dotenv)

  const settings = readSettings(args, process.env)
  const home = shopHome()
  const shop = await startShop(settings, { home, env: process.env, farewell })
  announce(settings, home)
  shop.showLog()
  return shop.watchOver()
}

const farewell = new Farewell().onSignals()
main(farewell).catch(async (error: Error) => {
  if (farewell.begun) return // it ends because it was asked to
  console.error(error.message)
  await farewell.run()
  process.exit(1)
})
