import type { Move } from "../api/discrepancies"

/** What sends money somewhere, and cannot be taken back. */
const SENDS_MONEY: readonly Move[] = ["refund", "retry", "redirect"]

/** What somebody may be asked about later. */
const WANTS_REASON: readonly Move[] = [...SENDS_MONEY, "accept", "cancel_capture"]

export const sendsMoney = (move: Move) => SENDS_MONEY.includes(move)
export const wantsReason = (move: Move) => WANTS_REASON.includes(move)
export const wantsOrder = (move: Move) => move === "link"
export const takesCard = (move: Move) => move === "redirect"

/** As the server counts it. */
export const MIN_REASON = 3
export const MAX_REASON = 500

/** The debit cards that WeChat Pay sends an abnormal refund to. */
export const BANKS = [
  "ICBC_DEBIT",
  "ABC_DEBIT",
  "BOC_DEBIT",
  "CCB_DEBIT",
  "COMM_DEBIT",
  "PSBC_DEBIT",
  "CMB_DEBIT",
  "CITIC_DEBIT",
  "CEB_DEBIT",
  "CMBC_DEBIT",
  "CIB_DEBIT",
  "SPDB_DEBIT",
  "GDB_DEBIT",
  "PAB_DEBIT",
  "NBCB_DEBIT",
] as const

export type Bank = (typeof BANKS)[number]
