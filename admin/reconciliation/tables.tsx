import { Container, Tabs } from "@medusajs/ui"
import { useEffect } from "react"
import { useSearchParams } from "react-router-dom"
import { useText } from "../shared/hooks/use-text"
import { DISCREPANCY_PREFIX, RUN_PREFIX, type Tab } from "../shared/paths"
import { DiscrepancyTable } from "./list/discrepancy-table"
import { LIVE } from "./list/live"
import { useOverview } from "./overview/use-overview"
import { RunTable } from "./runs/run-table"

const STATE_FILTER = `${DISCREPANCY_PREFIX}_state`

/** Runs and discrepancies. Which of the two is in the address, so that Back and links keep it. */
export function Tables() {
  const { text } = useText()
  const { data } = useOverview()
  const [params, setParams] = useSearchParams()
  const tab = params.get("tab")
  const open = data?.open
  useEffect(() => {
    if (tab !== null || open === undefined) return
    setParams((before) => show(before, open > 0 ? "discrepancies" : "runs"), { replace: true })
  }, [tab, open, setParams])
  return (
    <Container className="overflow-hidden p-0">
      <Tabs
        value={tab === "discrepancies" ? tab : "runs"}
        onValueChange={(chosen) => setParams((before) => show(before, chosen as Tab))}
      >
        <div className="border-b px-6 py-3">
          <Tabs.List>
            <Tabs.Trigger value="discrepancies">
              {text("reconciliation.tabs.discrepancies")}
            </Tabs.Trigger>
            <Tabs.Trigger value="runs">{text("reconciliation.tabs.runs")}</Tabs.Trigger>
          </Tabs.List>
        </div>
        <Tabs.Content value="runs">
          <RunTable prefix={RUN_PREFIX} />
        </Tabs.Content>
        <Tabs.Content value="discrepancies">
          <DiscrepancyTable prefix={DISCREPANCY_PREFIX} hasExport />
        </Tabs.Content>
      </Tabs>
    </Container>
  )
}

/** Of discrepancies, those that somebody has to look at are shown first. */
function show(before: URLSearchParams, tab: Tab): URLSearchParams {
  const after = new URLSearchParams(before)
  after.set("tab", tab)
  const isFirstLook = tab === "discrepancies" && !before.has("tab")
  if (isFirstLook) after.set(STATE_FILTER, JSON.stringify(LIVE))
  return after
}
