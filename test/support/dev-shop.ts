import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { adminLogin, type AdminLogin } from "../../scripts/lib/admin-login"
import { freePort } from "../../scripts/lib/free-port"
import { root } from "../../scripts/lib/home"
import { leash, type Leashed } from "../../scripts/lib/leash/leash"
import type { SeededShop } from "../../scripts/lib/seed"
import { simulatorHome } from "../../scripts/lib/shop/environment"
import { until } from "../../scripts/lib/until"
import { loadCredentials } from "../../simulator/credentials"
import { shopEnv } from "../../simulator/shop-env"
import { answers } from "./answers"
import { scratchDatabase } from "./scratch-database"
import { withoutTestSettings } from "./without-test-settings"

/** What `npm start` gives a developer, on ports, a database and a home of its own. */
export interface DevShop {
  readonly shopUrl: string
  readonly storefrontUrl: string
  readonly simulatorUrl: string
  readonly databaseUrl: string
  readonly login: AdminLogin
  readonly seeded: SeededShop
  /** Its merchant accounts at the simulator, as its environment has them. */
  readonly accounts: Readonly<Record<string, string>>
  /** Everything that was printed so far. */
  output(): string
  /** By kill -9; resolves when Medusa, started again by the shop, answers again. */
  killMedusa(): Promise<void>
  /** Everything anew on the same database; the simulator's books begin empty. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const READY_MS = 240_000

/** `env` is added to the shop's environment. */
export async function startDevShop(env: Record<string, string> = {}): Promise<DevShop> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-shop-"))
  const database = await scratchDatabase()
  const [shop, storefront, simulator] = [await freePort(), await freePort(), await freePort()]
  const surroundings = {
    ...withoutTestSettings(process.env),
    CNPAY_HOME: home,
    DATABASE_URL: database.url,
    PORT: String(shop),
    STOREFRONT_PORT: String(storefront),
    SIMULATOR_PORT: String(simulator),
    ...env,
  }
  let output = ""
  const start = () =>
    startProcess(
      surroundings,
      (text) => (output += text),
      () => output
    )
  let running = await start()
  return {
    shopUrl: `http://127.0.0.1:${shop}`,
    storefrontUrl: `http://127.0.0.1:${storefront}`,
    simulatorUrl: `http://127.0.0.1:${simulator}`,
    databaseUrl: database.url,
    login: adminLogin(surroundings),
    seeded: JSON.parse(fs.readFileSync(path.join(home, "seeded.json"), "utf8")),
    accounts: shopEnv(await loadCredentials(simulatorHome(home)), `http://127.0.0.1:${simulator}`),
    output: () => output,
    killMedusa: () => killMedusa(home, `http://127.0.0.1:${shop}/health`),
    restart: async () => {
      await running.stop()
      output = ""
      running = await start()
    },
    stop: async () => {
      await running.stop()
      await database.drop()
      fs.rmSync(home, { recursive: true, force: true })
    },
  }
}

async function startProcess(
  env: NodeJS.ProcessEnv,
  onOutput: (text: string) => void,
  output: () => string
): Promise<Leashed> {
  const script = path.join(root, "scripts/start.ts")
  const args = ["-r", "ts-node/register", script, "--no-watch", "--no-env-file"]
  const child = await leash(process.execPath, args, { cwd: root, env, onOutput, graceMs: 30_000 })
  let ended = false
  void child.exited.then(() => (ended = true))
  const isReady = () => /^ready/m.test(output())
  await until(() => ended || isReady(), { what: "the shop is ready", timeout: READY_MS })
  if (!isReady()) throw new Error(`The shop did not start:\n${output()}`)
  return child
}

async function killMedusa(home: string, healthUrl: string): Promise<void> {
  const pidFile = path.join(home, "logs/medusa.pid")
  const before = fs.readFileSync(pidFile, "utf8")
  process.kill(-Number(before), "SIGKILL")
  await until(() => fs.readFileSync(pidFile, "utf8") !== before, {
    what: "the shop starts Medusa again",
    timeout: 30_000,
  })
  await until(() => answers(healthUrl), { what: "Medusa answers again", timeout: 60_000 })
}
