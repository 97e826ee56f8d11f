import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useParams } from "react-router-dom"
import { keys } from "../../shared/api/keys"
import { isUnderWay, readRun } from "../../shared/api/runs"
import { Failure } from "../../shared/failure"
import { useText } from "../../shared/hooks/use-text"
import { LOOK_AGAIN_MS } from "../../shared/look-again"
import { DISCREPANCY_PREFIX } from "../../shared/paths"
import { Placeholder } from "../../shared/placeholder"
import { Section } from "../../shared/section"
import { DiscrepancyTable } from "../list/discrepancy-table"
import { General } from "./general"
import { LinesTable } from "./lines-table"
import { Totals } from "./totals"

/** One account's bill day: the sums of both sides, what differs, and how the run went. */
export function RunDetail() {
  const { text } = useText()
  const { id = "" } = useParams()
  const { data, error, refetch } = useQuery({
    queryKey: keys.run(id),
    queryFn: () => readRun(id),
    refetchInterval: ({ state }) =>
      state.data && isUnderWay(state.data.run) ? LOOK_AGAIN_MS : false,
  })
  const run = data?.run
  return (
    <LayoutComposer
      widgetsZonePrefix="cnpay.run"
      preferredLayoutId="core:single-column"
      sections={{
        main: run
          ? [
              <LayoutComposer.Entry key="general" id="cnpay:run-general">
                <General run={run} />
              </LayoutComposer.Entry>,
              <LayoutComposer.Entry key="totals" id="cnpay:run-totals">
                <Totals run={run} />
              </LayoutComposer.Entry>,
              <LayoutComposer.Entry key="discrepancies" id="cnpay:run-discrepancies">
                <Container className="overflow-hidden p-0">
                  <DiscrepancyTable prefix={DISCREPANCY_PREFIX} runId={id} />
                </Container>
              </LayoutComposer.Entry>,
              <LayoutComposer.Entry key="lines" id="cnpay:run-lines">
                <Container className="overflow-hidden p-0">
                  <LinesTable runId={id} />
                </Container>
              </LayoutComposer.Entry>,
            ]
          : [
              <LayoutComposer.Entry key="general" id="cnpay:run-general">
                <Section title={text("reconciliation.title")} isPage>
                  {error ? (
                    <Failure error={error} onRetry={() => void refetch()} />
                  ) : (
                    <Placeholder rows={8} />
                  )}
                </Section>
              </LayoutComposer.Entry>,
            ],
      }}
    />
  )
}
