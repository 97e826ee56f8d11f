import { useMemo } from "react"
import { useTranslation } from "react-i18next"

const DAYS = [
  ["filters.date.today", 0],
  ["filters.date.lastSevenDays", 7],
  ["filters.date.lastThirtyDays", 30],
  ["filters.date.lastNinetyDays", 90],
] as const

/** The dashboard's own choice of dates, in its own words. */
export function useDateOptions() {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      rangeOptionLabel: t("filters.date.custom"),
      rangeOptionStartLabel: t("filters.date.starting"),
      rangeOptionEndLabel: t("filters.date.ending"),
      options: DAYS.map(([label, days]) => ({ label: t(label), value: { $gte: since(days) } })),
    }),
    [t]
  )
}

function since(days: number): string {
  const date = new Date()
  date.setHours(0, 0, 0, 0)
  date.setDate(date.getDate() - days)
  return date.toISOString()
}
