import fs from "node:fs"
import path from "node:path"
import type { Farewell } from "../farewell"
import { requireFree } from "../ports"
import { step } from "../steps"
import { startDatabase } from "./database"
import { Echo } from "./echo"
import { shopEnvironment } from "./environment"
import { claimHome } from "./instance"
import { prepareShop } from "./prepare"
import type { Service } from "./service"
import { startDemoShop, startMedusa, startSimulator } from "./services"
import { portsOf, type ShopSettings } from "./settings"

/** How long the children of a killed run may take to notice. */
const LAST_BREATH_MS = 15_000

interface Start {
  home: string
  env: NodeJS.ProcessEnv
  farewell: Farewell
}

export interface RunningShop {
  /** Shows Medusa's own log on the console from now on. */
  showLog(): void
  /** Rejects when a part of the shop ends by itself; a Medusa that crashed is started again. */
  watchOver(): Promise<never>
}

/** Starts everything that a shop with both gateways needs, each thing when what it needs is there. */
export async function startShop(
  settings: ShopSettings,
  { home, env: given, farewell }: Start
): Promise<RunningShop> {
  const claim = claimHome(home)
  farewell.add(claim.release)
  fs.rmSync(path.join(home, "logs"), { recursive: true, force: true })
  await requireFree(portsOf(settings), claim.afterCrash ? LAST_BREATH_MS : 0)

  const databaseUrl =
    settings.databaseUrl ?? (await step("Postgres", () => startDatabase(home, farewell)))
  const env = await shopEnvironment(settings, { home, databaseUrl, env: given })
  const start = async (what: string, starting: () => Promise<Service>) => {
    const service = await step(what, starting)
    farewell.add(() => service.stop())
    return service
  }

  const { simulator } = settings
  const others: Service[] = []
  if (simulator) {
    others.push(await start("Simulator", () => startSimulator(simulator, { home, env })))
  }
  const { publishableKey } = await prepareShop(settings, { home, env, databaseUrl })
  const echo = new Echo("medusa")
  const medusa = () =>
    start("Medusa", () => startMedusa(settings, { home, env, onOutput: echo.write }))
  const first = await medusa()
  others.push(
    await start("Demo shop", () => startDemoShop(settings, { home, env, publishableKey }))
  )
  return {
    showLog: () => echo.start(),
    watchOver: () => Promise.race([...others.map(theEndOf), startAgain(first, medusa, farewell)]),
  }
}

async function theEndOf({ name, log, exited }: Service): Promise<never> {
  await exited
  throw new Error(`${log.tail()}\n${name} has ended; see ${log.file}`)
}

async function startAgain(
  first: Service,
  start: () => Promise<Service>,
  farewell: Farewell
): Promise<never> {
  for (let current = first; ; current = await start()) {
    await current.exited
    if (farewell.begun) return new Promise(() => {})
  }
}
