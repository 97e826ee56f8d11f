import { MedusaError } from "@medusajs/framework/utils"
import { inBoth } from "../../../core/bilingual"
import { MOST_XLSX_ROWS } from "../../../export/xlsx"

/** @throws MedusaError if it is too much for a workbook */
export function mustFit(rows: number): void {
  if (rows <= MOST_XLSX_ROWS) return
  const message = inBoth({
    en: `These are ${rows} rows; a workbook takes ${MOST_XLSX_ROWS}. Narrow the filters, or choose CSV.`,
    zh: `共 ${rows} 行，超过 Excel 导出上限 ${MOST_XLSX_ROWS} 行，请缩小筛选范围或导出 CSV。`,
  })
  throw new MedusaError(MedusaError.Types.INVALID_DATA, message)
}
