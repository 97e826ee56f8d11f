import { createReadStream } from "node:fs"
import { createGunzip } from "node:zlib"
import { reasonOf } from "../../core/errors"
import { BillRefused } from "../refused"
import { capped } from "./capped"
import { beginsWith } from "./magic"
import type { BillLimits } from "./limits"

const CHUNK_BYTES = 64 * 1024
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b])

/** The text of a bill that is gzipped, or that is not packed at all. @throws BillRefused */
export async function* unpacked(
  path: string,
  limits: BillLimits
): AsyncGenerator<Uint8Array, void> {
  if (!(await beginsWith(path, GZIP_MAGIC))) {
    yield* capped(createReadStream(path, { highWaterMark: CHUNK_BYTES }), limits.textBytes)
    return
  }
  const file = createReadStream(path)
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  file.on("error", (error) => gunzip.destroy(error))
  try {
    yield* capped(file.pipe(gunzip), limits.textBytes)
  } catch (cause) {
    // zlib itself refuses what is cut off, what follows the end, and a wrong checksum.
    if (!isZlibError(cause)) throw cause
    throw new BillRefused("bad_container", `gzip: ${reasonOf(cause)}`, null, cause)
  } finally {
    file.destroy()
  }
}

function isZlibError(error: unknown): boolean {
  const hasCode = typeof error === "object" && error !== null && "code" in error
  return hasCode && /^Z_/.test(String(error.code))
}
