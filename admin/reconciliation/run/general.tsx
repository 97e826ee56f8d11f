import { SectionRow } from "@medusajs/dashboard/components"
import { Alert, Button } from "@medusajs/ui"
import type { Run } from "../../shared/api/runs"
import { CopyNo } from "../../shared/copy-no"
import { AccountName } from "../../shared/gateway-name"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { useText } from "../../shared/hooks/use-text"
import { Section } from "../../shared/section"
import { When } from "../../shared/when"
import { RunStateBadge } from "../runs/run-state"
import { useStartRun } from "../runs/use-start-run"
import { useExport } from "../use-export"

/** How a run stands, when it looked and at what. */
export function General({ run }: { run: Run }) {
  const { text, say } = useText()
  const { may } = usePermissions()
  const { account, bill_day: day, last_error: error } = run
  const start = useStartRun()
  const exports = useExport(`runs/${run.id}/export`, {})
  return (
    <Section
      title={text("reconciliation.run.title", { day, account })}
      isPage
      aside={
        <>
          <RunStateBadge run={run} />
          {exports.map(({ label, ...button }) => (
            <Button key={label} size="small" variant="secondary" {...button}>
              {label}
            </Button>
          ))}
          {may("cnpay_run", "create") && (
            <Button
              size="small"
              variant="secondary"
              isLoading={start.isPending}
              disabled={run.state === "working"}
              onClick={() => start.mutate({ account, day })}
            >
              {text("reconciliation.run.again")}
            </Button>
          )}
        </>
      }
    >
      {error && (
        <div className="px-6 py-4">
          <Alert variant="error">
            {text("common.labelled", {
              label: text("reconciliation.run.lastError"),
              text: say(error.message),
            })}
            {error.line !== null && ` · ${text("reconciliation.run.line", { line: error.line })}`}
          </Alert>
        </div>
      )}
      <SectionRow title={text("common.fields.account")} value={<AccountName account={account} />} />
      <SectionRow
        title={text("reconciliation.columns.lines")}
        value={`${run.lines.toLocaleString()} · ${text("reconciliation.columns.matched")} ${run.matched.toLocaleString()}`}
      />
      <SectionRow
        title={text("reconciliation.run.cause")}
        value={text(`reconciliation.causes.${run.cause}`)}
      />
      <SectionRow
        title={text("reconciliation.run.oursAsOf")}
        value={<When at={run.ours_as_of} />}
      />
      <SectionRow
        title={text("reconciliation.run.gatewayAsOf")}
        value={<When at={run.gateway_as_of} />}
      />
      {run.due_at && (
        <SectionRow title={text("reconciliation.run.due")} value={<When at={run.due_at} />} />
      )}
      <SectionRow
        title={text("reconciliation.columns.finished")}
        value={<When at={run.finished_at} />}
      />
      <SectionRow
        title={text("reconciliation.run.tradeHash")}
        value={<CopyNo no={run.trade_hash} what={text("reconciliation.run.tradeHash")} />}
      />
      <SectionRow
        title={text("reconciliation.run.fundHash")}
        value={<CopyNo no={run.fund_hash} what={text("reconciliation.run.fundHash")} />}
      />
    </Section>
  )
}
