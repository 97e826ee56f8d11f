import { useBench, type Adapter, type Condition } from "./bench"
import { describeBillAddresses, describeBills } from "./bills"
import { describeFaults } from "./faults"
import { describeNotifications } from "./notifications"
import { describeRefunds } from "./refunds"
import { describeTrades } from "./trades"

/** What every adapter of the gateway port owes, whatever it speaks on the wire. */
export function describeGateway(adapter: Adapter, how = "", condition?: Condition): void {
  describe(`the gateway ${adapter.name}${how && `, ${how}`}`, () => {
    const bench = useBench(adapter)
    if (condition) beforeEach(() => condition(bench))
    describeTrades(bench)
    describeRefunds(bench)
    describeFaults(bench)
    describeNotifications(bench)
    describeBills(bench)
    if (!adapter.hasBareBills) describeBillAddresses(bench)
  })
}
