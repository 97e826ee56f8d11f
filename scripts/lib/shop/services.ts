import path from "node:path"
import { root } from "../home"
import type { SeededShop } from "../seed"
import { simulatorHome } from "./environment"
import { MEDUSA } from "./prepare"
import { startService, type Service } from "./service"
import { urlOf, type ShopSettings } from "./settings"

interface Surroundings {
  home: string
  env: NodeJS.ProcessEnv
}

export function startSimulator(
  port: NonNullable<ShopSettings["simulator"]>,
  { home, env }: Surroundings
): Promise<Service> {
  return startService({
    name: "simulator",
    command: [process.execPath, "-r", "ts-node/register", path.join(root, "simulator/main.ts")],
    url: urlOf(port),
    env: { ...env, SIMULATOR_PORT: String(port.port), SIMULATOR_DIR: simulatorHome(home) },
    cwd: root,
    home,
  })
}

export function startMedusa(
  { shop, watch }: ShopSettings,
  { home, env, onOutput }: Surroundings & { onOutput: (text: string) => void }
): Promise<Service> {
  return startService({
    name: "medusa",
    command: [
      MEDUSA,
      // Linting would hold up every start: `npm run lint` is there for it.
      ...(watch ? ["develop", "--no-lint"] : ["start"]),
      "--port",
      String(shop.port),
      "--host",
      "127.0.0.1",
    ],
    url: `${urlOf(shop)}/health`,
    env,
    cwd: root,
    home,
    timeout: 120_000,
    onOutput,
  })
}

export function startDemoShop(
  { shop, storefront }: ShopSettings,
  { home, env, publishableKey }: Surroundings & Pick<SeededShop, "publishableKey">
): Promise<Service> {
  return startService({
    name: "demo-shop",
    command: [process.execPath, path.join(__dirname, "demo-server.mjs")],
    url: urlOf(storefront),
    env: {
      ...env,
      VITE_MEDUSA_URL: urlOf(shop),
      VITE_PUBLISHABLE_KEY: publishableKey,
      STOREFRONT_PORT: String(storefront.port),
    },
    cwd: root,
    home,
  })
}
