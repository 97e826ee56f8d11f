export type BillRefusal =
  | "not_a_bill"
  | "unknown_layout"
  | "unknown_type"
  | "wrong_account"
  | "which_account"
  | "wrong_day"
  | "malformed_line"
  | "malformed_amount"
  | "malformed_time"
  | "bad_encoding"
  | "truncated"
  | "repeated"
  | "count_differs"
  | "sum_differs"
  | "bad_container"
  | "hash_differs"
  | "too_large"

/** A bill that is not to be believed, as a whole. Its text quotes no personal data. */
export class BillRefused extends Error {
  override readonly name = "BillRefused"

  constructor(
    readonly reason: BillRefusal,
    detail: string,
    /** Where in the file, from 1; `null` when it is about the file as a whole. */
    readonly line: number | null = null,
    cause?: unknown
  ) {
    super(`bill refused (${reason})${line === null ? "" : ` in line ${line}`}: ${detail}`, {
      cause,
    })
  }
}
