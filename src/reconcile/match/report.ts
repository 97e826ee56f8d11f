import type { BillLine } from "../../core/bill-line"
import type { DiscrepancyKind } from "../../core/discrepancy"
import type { OurRecord } from "../../core/pairing"
import type { Finding, Findings } from "./findings"
import { findingOf } from "./judge"
import type { Plain, Tally } from "./tally"

/** Where every line and every record ends, exactly once: counted, and written down if it differs. */
export class Report {
  constructor(
    readonly tally: Tally,
    private readonly findings: Findings,
    /** Trades that the gateway says are paid and we do not: to be asked about at once. */
    private readonly ask: (outTradeNo: string) => Promise<void>
  ) {}

  /** A line and the record that it is of. */
  async pair(line: BillLine, ours: OurRecord, kind: DiscrepancyKind | null): Promise<void> {
    this.tally.addLine(line)
    if (kind === null) this.tally.matched += 1
    if (kind !== "only_at_gateway" && kind !== "state_differs") this.tally.addOurs(ours)
    if (kind === null) return
    await this.findings.add(findingOf({ kind, line, ours }))
    if (kind === "only_at_gateway") await this.ask(ours.outTradeNo)
  }

  /** A line that nothing has to be of: there and back again. */
  agreed(line: BillLine): void {
    this.tally.addLine(line)
    this.tally.matched += 1
    this.tally.addOurs({
      what: line.kind === "payment" ? "payment" : "refund",
      amount: line.amount,
    })
  }

  /** Many lines and the records that they are of, and no difference. */
  plain(both: Plain): void {
    this.tally.addPlain(both)
  }

  /** A line that nothing of ours is of. */
  async line(line: BillLine, finding: Finding): Promise<void> {
    this.tally.addLine(line)
    await this.findings.add(finding)
  }

  /** A record that no line is of. */
  async ours(ours: OurRecord, finding: Finding): Promise<void> {
    this.tally.addOurs(ours)
    await this.findings.add(finding)
  }

  /** A difference that the sums of the bill of trades know nothing of. */
  async other(finding: Finding): Promise<void> {
    await this.findings.add(finding)
  }
}
