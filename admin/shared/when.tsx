import { useDate } from "@medusajs/dashboard/hooks"
import { Tooltip } from "@medusajs/ui"
import { useText } from "./hooks/use-text"

/** Where the gateways live. */
const BEIJING = "Asia/Shanghai"

export function beijingTime(at: string, language: "en" | "zh"): string {
  const locale = language === "zh" ? "zh-CN" : "en-GB"
  const options = { timeZone: BEIJING, dateStyle: "medium", timeStyle: "medium" } as const
  return new Intl.DateTimeFormat(locale, options).format(new Date(at))
}

interface WhenProps {
  at: string | null
  /** `3 minutes ago` instead of the date. */
  relative?: boolean
  /** Where there is no time. */
  none?: string
}

/** A time in the viewer's zone, with that of the gateways for whoever points at it. */
export function When({ at, relative, none = "–" }: WhenProps) {
  const { getFullDate, getRelativeDate } = useDate()
  const { text, language } = useText()
  if (!at) return <span className="text-ui-fg-muted">{none}</span>
  const full = getFullDate({ date: at, includeTime: true })
  const beijing = text("common.time.beijing", { time: beijingTime(at, language) })
  return (
    <Tooltip
      content={
        <>
          {relative && <div>{full}</div>}
          <div>{beijing}</div>
        </>
      }
    >
      <time dateTime={at}>{relative ? getRelativeDate(at) : full}</time>
    </Tooltip>
  )
}
