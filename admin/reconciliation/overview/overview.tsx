import { Button } from "@medusajs/ui"
import { useState } from "react"
import { Failure } from "../../shared/failure"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { useText } from "../../shared/hooks/use-text"
import { Placeholder } from "../../shared/placeholder"
import { Refused } from "../../shared/refused"
import { Section } from "../../shared/section"
import { StartRunDrawer } from "../runs/start-run-drawer"
import { UploadDrawer } from "../upload/upload-drawer"
import { AgesChart } from "./ages-chart"
import { Cards } from "./cards"
import { useOverview } from "./use-overview"
import { VolumeChart } from "./volume-chart"

/** How the books stand: four figures, two charts, and what can be begun. */
export function Overview() {
  const { text } = useText()
  const { may, mayNot } = usePermissions()
  const isRefused = mayNot("cnpay_run", "read")
  const { data, error, refetch } = useOverview()
  const [open, setOpen] = useState<"start" | "upload" | null>(null)
  return (
    <Section
      title={text("reconciliation.title")}
      subtitle={text("reconciliation.subtitle")}
      isPage
      aside={
        may("cnpay_run", "create") && (
          <>
            <Button size="small" variant="secondary" onClick={() => setOpen("start")}>
              {text("reconciliation.start.action")}
            </Button>
            <Button size="small" variant="secondary" onClick={() => setOpen("upload")}>
              {text("reconciliation.upload.action")}
            </Button>
          </>
        )
      }
    >
      {data && (
        <>
          <Cards overview={data} />
          <div className="grid grid-cols-1 divide-y lg:grid-cols-[2fr_1fr] lg:divide-x lg:divide-y-0">
            <VolumeChart days={data.days} />
            <AgesChart ages={data.ages} />
          </div>
        </>
      )}
      {isRefused && <Refused />}
      {!data &&
        !isRefused &&
        (error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Placeholder rows={3} />
        ))}
      {open === "start" && <StartRunDrawer onClose={() => setOpen(null)} />}
      {open === "upload" && <UploadDrawer onClose={() => setOpen(null)} />}
    </Section>
  )
}
