import { createRequire } from "node:module"
import { knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { BillArchive } from "../../../src/archive/archive"
import type { BillDay } from "../../../src/core/bill-day"
import { systemClock } from "../../../src/core/clock"
import { CNPAY_MODULE } from "../../../src/modules/cnpay"
import { CNPAY_ARCHIVE_MODULE } from "../../../src/modules/cnpay-archive"
import { openGateway, type OpenGateway } from "../../../src/options/open-gateway"
import type { ModuleOptions } from "../../../src/options/types"
import { reconcileDay } from "../../../src/reconcile"

/** Where the process dies; `none`: it does not. */
export type Death = "fetch" | "parse" | "archive" | "match" | "conclude" | "none"

export interface ChildOrder {
  database: string
  account: string
  day: string
  death: Death
}

const die = (): never => {
  process.kill(process.pid, "SIGKILL")
  throw new Error("the process is dead")
}

/** The accounts of the development shop, as this process's environment has them. */
function accounts(): ModuleOptions["accounts"] {
  const config = createRequire(__filename)("../../../medusa-config") as {
    modules: Record<string, { resolve: string; options: ModuleOptions }>
  }
  const modules = Object.values(config.modules)
  return modules.find(({ resolve }) => resolve === "./src/modules/cnpay")?.options.accounts ?? []
}

function deadly(gateway: OpenGateway, death: Death): OpenGateway {
  const download = gateway.downloadBill.bind(gateway)
  gateway.downloadBill = async (day, kind) => {
    const fetched = await download(day, kind)
    if (death === "fetch") die()
    if (death === "parse" && fetched.outcome === "bill") {
      const lines = fetched.bill.lines.bind(fetched.bill)
      fetched.bill.lines = async function* () {
        for await (const batch of lines()) {
          yield batch
          die()
        }
      }
    }
    return fetched
  }
  return gateway
}

function deadlyArchive(archive: BillArchive, death: Death): BillArchive {
  const store = archive.store.bind(archive)
  archive.store = async (name, bill) => {
    const stored = await store(name, bill)
    return death === "archive" ? die() : stored
  }
  if (death === "match") archive.findLines = async () => die()
  if (death === "conclude") archive.fees = async () => die()
  return archive
}

async function run({ database, account, day, death }: ChildOrder): Promise<void> {
  const db = knex({ client: "pg", connection: database, pool: { min: 1, max: 4 } })
  const archive = deadlyArchive(await BillArchive.open({ shop: db }, systemClock), death)
  const options = accounts().filter((it) => it.account === account)
  const gateways = new Map(
    options.map((it) => [it.account, deadly(openGateway(it, systemClock), death)])
  )
  const modules: Record<string, unknown> = {
    [CNPAY_MODULE]: {
      clock: systemClock,
      connection: () => db,
      accounts: () => [...gateways.keys()],
      gateway: (name: string) => gateways.get(name) ?? null,
      reconciliation: { enabled: true, accounts: null, fund: true, foreign: "report" },
    },
    [CNPAY_ARCHIVE_MODULE]: { open: () => Promise.resolve(archive) },
    event_bus: { emit: () => Promise.resolve() },
    logger: console,
  }
  const container = { resolve: (name: string) => modules[name] } as unknown as MedusaContainer
  await reconcileDay(container, { account, day: day as BillDay, cause: "daily" })
  await archive.close()
  await db.destroy()
  await Promise.all([...gateways.values()].map((gateway) => gateway.shutdown()))
}

process.once("message", (order: ChildOrder) => {
  run(order)
    .catch((error: unknown) => {
      console.error(error)
      process.exitCode = 1
    })
    .finally(() => process.disconnect())
})
