import type { BillSource } from "../gateways/gateway"
import type { BillArchive, BillName, Stored } from "./archive"

export type BillFetched = Stored | { outcome: "not_ready" } | { outcome: "empty" }

/**
 * Fetches the bill of a day and keeps it. Doing it again is harmless.
 * @throws GatewayError, BillRefused
 */
export async function archiveBill(
  archive: BillArchive,
  gateway: BillSource,
  name: BillName
): Promise<BillFetched> {
  const fetched = await gateway.downloadBill(name.day, name.kind)
  return fetched.outcome === "bill" ? archive.store(name, fetched.bill) : fetched
}
