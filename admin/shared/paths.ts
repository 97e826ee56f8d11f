import { filterQuery } from "./table-filters"

/** Where the screens are. */
export const HEALTH = "/settings/cnpay"
export const RECONCILIATION = "/cnpay/reconciliation"
export const NOTIFICATIONS = "/cnpay/notifications"

export type Tab = "runs" | "discrepancies"

export const toRun = (id: string) => `${RECONCILIATION}/runs/${id}`
export const toNotification = (id: string) => `${NOTIFICATIONS}/${id}`
export const toDiscrepancy = (id: string) => `${RECONCILIATION}/discrepancies/${id}`

/** The list of notifications about one trade. */
export const toNotificationsOf = (outTradeNo: string) =>
  `${NOTIFICATIONS}?${filterQuery({ q: outTradeNo })}`

/** The discrepancies, filtered; the two tables of the page keep their filters apart. */
export const DISCREPANCY_PREFIX = "d"
export const RUN_PREFIX = "r"

export const toDiscrepancies = (filters: Record<string, unknown>) =>
  `${RECONCILIATION}?tab=discrepancies&${filterQuery(filters, DISCREPANCY_PREFIX)}`
