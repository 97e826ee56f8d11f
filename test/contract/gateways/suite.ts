import { useBench, type Adapter } from "./bench"
import { describeFaults } from "./faults"
import { describeNotifications } from "./notifications"
import { describeRefunds } from "./refunds"
import { describeTrades } from "./trades"

/** What every adapter of the gateway port owes, whatever it speaks on the wire. */
export function describeGateway(adapter: Adapter): void {
  describe(`the gateway ${adapter.name}`, () => {
    const bench = useBench(adapter)
    describeTrades(bench)
    describeRefunds(bench)
    describeFaults(bench)
    describeNotifications(bench)
  })
}
