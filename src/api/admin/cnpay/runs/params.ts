import { z } from "@medusajs/framework/zod"
import { asBillDay, type BillDay } from "../../../../core/bill-day"
import { RUN_STATES } from "../../../../core/run"
import { days, orderBy, page, several } from "../params"
import { name as account } from "../search"

export const RunParams = z
  .object({
    account: several(account),
    state: several(z.enum(RUN_STATES)),
    bill_day: days,
    ...page,
    order: orderBy(["bill_day", "created_at", "finished_at"], "-bill_day"),
  })
  .strict()
export type RunParams = z.infer<typeof RunParams>

export const RunBody = z
  .object({
    account,
    bill_day: z.string().refine((text) => asBillDay(text) !== null, "yyyy-MM-dd"),
  })
  .strict()
export type RunBody = z.infer<typeof RunBody> & { bill_day: BillDay }

const kind = z.enum(["trade", "fund"]).default("trade")

export const LineParams = z.object({ kind, ...page }).strict()
export type LineParams = z.infer<typeof LineParams>

export const ExportParams = z
  .object({
    format: z.enum(["csv", "xlsx"]).default("csv"),
    lang: z.enum(["en", "zh"]).default("en"),
  })
  .strict()
export type ExportParams = z.infer<typeof ExportParams>

export const LinesExportParams = z
  .object({ kind, format: z.literal("csv").default("csv"), lang: ExportParams.shape.lang })
  .strict()
export type LinesExportParams = z.infer<typeof LinesExportParams>

export const OverviewParams = z
  .object({ days: z.coerce.number().int().min(1).max(366).default(30) })
  .strict()
export type OverviewParams = z.infer<typeof OverviewParams>
