import { SimulatorControl, startSimulator } from "../../../../simulator"
import type { Farewell } from "../../farewell"
import type { SeededShop } from "../../seed"
import { startDatabase } from "../../shop/database"
import { simulatorHome } from "../../shop/environment"
import { prepareShop } from "../../shop/prepare"
import { readSettings } from "../../shop/settings"
import { step } from "../../steps"
import type { ChaosOptions } from "../options"
import { makeApplication } from "./application"
import { ShopProcess } from "./process"
import { startProxy } from "./proxy"

/** A shop of several processes behind one address, with its own database and gateways. */
export interface ChaosShop {
  url: string
  databaseUrl: string
  gateways: SimulatorControl
  seeded: SeededShop
  processes: ShopProcess[]
}

/** A gateway that lost a notification sends it again after seconds, and goes on for minutes. */
const RETRY_FACTOR = 0.01

export async function startShop(
  options: ChaosOptions,
  { home, farewell }: { home: string; farewell: Farewell }
): Promise<ChaosShop> {
  const databaseUrl = await step("Postgres", () => startDatabase(home, farewell))
  const simulator = await startSimulator({ dir: simulatorHome(home), retryFactor: RETRY_FACTOR })
  farewell.add(() => simulator.stop())

  const processes: ShopProcess[] = []
  const proxy = await startProxy(processes)
  farewell.add(() => proxy.close())
  const env = {
    ...process.env,
    ...simulator.env,
    MEDUSA_DISABLE_TELEMETRY: "1",
    NODE_ENV: "development",
    DATABASE_URL: databaseUrl,
    CNPAY_NOTIFY_BASE_URL: proxy.url,
    REDIS_URL: options.redisUrl,
    CHAOS_DEAD_BUS: options.deadBus ? "1" : undefined,
  }
  const settings = readSettings([], {})
  const seeded = await prepareShop(settings, { home, env, databaseUrl })
  const application = makeApplication(home)
  for (let number = 1; number <= options.processes; number += 1) {
    const mode = modeOf(number, options)
    const name = `medusa-${number}`
    const one = await ShopProcess.create({ name, mode, application, home, env })
    farewell.add(() => one.stop())
    processes.push(one)
  }
  await step(`${options.processes} processes of Medusa`, () =>
    Promise.all(processes.map((one) => one.start()))
  )
  const gateways = new SimulatorControl(simulator.url)
  return { url: proxy.url, databaseUrl, gateways, seeded, processes }
}

function modeOf(
  number: number,
  { processes, workers }: ChaosOptions
): "shared" | "server" | "worker" {
  if (workers === 0) return "shared"
  return number > processes - workers ? "worker" : "server"
}
