import {
  holdRun,
  markSeen,
  openDiscrepancies,
  type Connection,
  type DiscrepancyToOpen,
  type RunRow,
} from "../../modules/cnpay/queries"
import { LeaseLost } from "../lease"

/** So many are made ready at a stretch, and nothing else happens in this process meanwhile. */
const BATCH = 200

/** What a run finds, without what all its findings have in common. */
export type Finding = Omit<DiscrepancyToOpen, "account" | "billDay" | "runId">

/** Writes down what a run finds, many at a time, and only while the run is this process's. */
export class Findings {
  private waiting: DiscrepancyToOpen[] = []

  constructor(
    private readonly db: Connection,
    private readonly run: RunRow
  ) {}

  /** @throws LeaseLost */
  async add(finding: Finding): Promise<void> {
    const { account, bill_day: billDay, id: runId } = this.run
    this.waiting.push({ ...finding, account, billDay, runId })
    if (this.waiting.length >= BATCH) await this.flush()
  }

  /** @throws LeaseLost */
  async flush(): Promise<void> {
    const found = this.waiting
    if (found.length === 0) return
    this.waiting = []
    const { id, lease } = this.run
    await this.db.transaction(async (trx) => {
      if (!(await holdRun(trx, { id, lease: lease ?? "" }))) {
        throw new LeaseLost(`run ${id} is worked on elsewhere`)
      }
      await openDiscrepancies(trx, found)
      await markSeen(trx, lease ?? "", found)
    })
  }
}
