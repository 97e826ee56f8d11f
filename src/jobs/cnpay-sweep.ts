import type { MedusaContainer } from "@medusajs/framework/types"
import { checkBooks } from "../books/check-books"
import { tellNews } from "../events/tell-news"
import { mentionLeftAlone } from "../sweep/mention-left-alone"
import { reopenDiscrepancies } from "../resolve/reopen-abandoned"
import { watchCertificates } from "../sweep/watch-certificates"
import { SWEEP_INTERVAL_MS } from "../sweep/interval"
import { sweepRefunds } from "../sweep/sweep-refunds"
import { sweepReleases } from "../sweep/sweep-releases"
import { sweepTrades } from "../sweep/sweep-trades"

/** Asks the gateways about everything whose outcome is overdue; what no notification told us, and tells of it. */
export default async function sweep(container: MedusaContainer): Promise<void> {
  await Promise.all([
    watchCertificates(container),
    mentionLeftAlone(container),
    sweepTrades(container),
    sweepRefunds(container),
    sweepReleases(container),
    checkBooks(container),
    reopenDiscrepancies(container),
  ])
  await tellNews(container)
}

export const config = { name: "cnpay-sweep", schedule: { interval: SWEEP_INTERVAL_MS } }
