import { StoreClient } from "../../../test/support/integration/store-client"
import type { Farewell } from "../farewell"
import { withClient } from "../postgres/database"
import { step } from "../steps"
import { nextMorning } from "./morning/morning"
import type { ChaosOptions } from "./options"
import { planShopper } from "./plan/plan"
import { accountsOf } from "./proof/account"
import { figures } from "./proof/figures"
import { reportViolations } from "./proof/report"
import { comeToRest } from "./proof/rest"
import { readTables } from "./proof/tables"
import { findViolations } from "./proof/violations"
import { letThemShop } from "./shoppers/crowd"
import { openDesk } from "./shoppers/refund"
import { Killer } from "./shop/killer"
import { startShop, type ChaosShop } from "./shop/shop"

/** Lets a crowd shop while everything goes wrong, and then accounts for every fen. */
export async function runChaos(
  options: ChaosOptions,
  { home, farewell }: { home: string; farewell: Farewell }
): Promise<boolean> {
  const shop = await startShop(options, { home, farewell })
  const started = Date.now()
  const tally = new Map<string, number>()
  const killer = new Killer(shop.processes, options)
  const killing = options.kills ? killer.run() : Promise.resolve()

  await step(`${options.shoppers} shoppers`, () => letThemIn(options, { shop, killer, tally }))
  await killer.stop()
  await killing
  await shop.gateways.clearFaults()
  return withClient(shop.databaseUrl, async (client) => {
    const rest = () => comeToRest(client, shop.gateways)
    const rested = await step("The shop comes to rest (looks are hurried by SQL)", rest)
    if (!rested) console.log("It did not come to rest in time.")
    const morning = await step("The next morning: the bills", () =>
      nextMorning(shop.url, { client, gateways: shop.gateways })
    )
    const restedAgain = await step("The shop comes to rest again", rest)
    const [books, tables] = [await shop.gateways.books(), await readTables(client)]
    const accounts = accountsOf(books, tables)
    const seconds = (Date.now() - started) / 1_000
    const { kills } = killer
    console.log(figures({ accounts, books, tables, tally, morning, kills, seconds }))
    const violations = findViolations({ accounts, books, tables, morning, kills })
    if (violations.length > 0) reportViolations(violations, { books, tables, home })
    return violations.length === 0 && rested && restedAgain
  })
}

function letThemIn(
  { shoppers, seed, kills }: ChaosOptions,
  { shop, killer, tally }: { shop: ChaosShop; killer: Killer; tally: Map<string, number> }
): Promise<void> {
  const plans = Array.from({ length: shoppers }, (_, number) => planShopper(seed, number))
  return letThemShop(plans, {
    store: new StoreClient(shop.url, shop.seeded),
    gateways: shop.gateways,
    nextKill: (patienceMs) => (kills ? killer.nextKill(patienceMs) : Promise.resolve()),
    desk: openDesk(shop.url),
    tally,
  })
}
