import type { BillLimits } from "./limits"
import { beginsWith } from "./magic"
import { unpacked } from "./plain"
import { zipEntries, type ZipEntry } from "./zip"

const ZIP_MAGIC = Buffer.from("PK\u0003\u0004")

/**
 * The texts in a bill file: of a zip all files, one after the other; else the file itself, gzipped or
 * not. The gateways pack theirs, and people unpack and pack them as they like. @throws BillRefused
 */
export async function* textsOf(path: string, limits: BillLimits): AsyncGenerator<ZipEntry, void> {
  if (await beginsWith(path, ZIP_MAGIC)) yield* zipEntries(path, limits)
  else yield { name: "", bytes: unpacked(path, limits) }
}
