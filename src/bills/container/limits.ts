/** What a bill file may come to, so that neither disk nor time is spent without end. */
export interface BillLimits {
  /** As downloaded. */
  fileBytes: number
  /** Unpacked, all entries of a zip together. */
  textBytes: number
  /** Alipay's zips have two. */
  zipEntries: number
}

export const BILL_LIMITS: BillLimits = {
  fileBytes: 1 << 30,
  textBytes: 8 * 2 ** 30,
  zipEntries: 16,
}
