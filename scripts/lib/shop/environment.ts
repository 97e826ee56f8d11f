import path from "node:path"
import { loadCredentials } from "../../../simulator/credentials"
import { shopEnv } from "../../../simulator/shop-env"
import { portsOf, urlOf, type ShopSettings } from "./settings"

export function simulatorHome(home: string): string {
  return path.join(home, "simulator")
}

/** What the shop's process is given. What the user has set wins over the simulator's accounts. */
export async function shopEnvironment(
  settings: ShopSettings,
  { home, databaseUrl, env }: { home: string; databaseUrl: string; env: NodeJS.ProcessEnv }
): Promise<NodeJS.ProcessEnv> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""))
  const ports = portsOf(settings).map(({ variable, port }) => [variable, String(port)])
  return {
    MEDUSA_DISABLE_TELEMETRY: "1",
    ...(settings.simulator && (await simulatedAccounts(home, urlOf(settings.simulator)))),
    ...set,
    ...Object.fromEntries(ports),
    DATABASE_URL: databaseUrl,
    NODE_ENV: "development",
  }
}

async function simulatedAccounts(home: string, url: string): Promise<Record<string, string>> {
  return shopEnv(await loadCredentials(simulatorHome(home)), url)
}
