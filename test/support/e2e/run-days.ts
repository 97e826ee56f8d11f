import { expectOk } from "../integration/http"
import type { SellingShop } from "../integration/selling-shop"
import { until } from "../until"

interface Runs {
  runs: { bill_day: string; state: string }[]
}

/** Reconciles days of an account, as an admin asks for it, and waits until all of them are done. */
export async function runDays(shop: SellingShop, account: string, days: string[]): Promise<void> {
  for (const bill_day of days) {
    expectOk(await shop.admin.post("/admin/cnpay/runs", { account, bill_day }))
  }
  const areDone = async () => {
    const path = `/admin/cnpay/runs?account=${account}&limit=100`
    const { runs } = expectOk(await shop.admin.get<Runs>(path))
    const asked = runs.filter(({ bill_day: day }) => days.includes(day))
    return asked.length === days.length && asked.every(({ state }) => state !== "working")
  }
  await until(areDone, { what: "all days are reconciled", timeout: 60_000 })
}
