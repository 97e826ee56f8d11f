import type { Readable } from "node:stream"
import { TextDecoder } from "node:util"
import { crc32 } from "node:zlib"
import { openPromise, type Entry, type ZipFile } from "yauzl"
import { reasonOf } from "../../core/errors"
import { BillRefused } from "../refused"
import { capped } from "./capped"
import type { BillLimits } from "./limits"

/** One file in a zip; to be read before the next one is asked for. */
export interface ZipEntry {
  /** For messages only: names are GBK without a flag that says so, and nothing rests on them. */
  name: string
  bytes: AsyncIterable<Uint8Array>
}

/** The files of a zip, one after the other, each held against its checksum. @throws BillRefused */
export async function* zipEntries(
  path: string,
  limits: BillLimits
): AsyncGenerator<ZipEntry, void> {
  const zip = await opened(path)
  try {
    if (zip.entryCount > limits.zipEntries) {
      throw new BillRefused("too_large", `a zip of ${zip.entryCount} files`)
    }
    for await (const entry of refusing(zip.eachEntry())) {
      if (entry.uncompressedSize > limits.textBytes) {
        throw new BillRefused("too_large", `it is larger than ${limits.textBytes} bytes`)
      }
      yield { name: nameOf(entry), bytes: capped(checked(zip, entry), limits.textBytes) }
    }
  } finally {
    zip.close()
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false })
  } catch (cause) {
    throw badZip(cause)
  }
}

/** yauzl holds the size against what the directory says, but not the checksum. */
async function* checked(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array, void> {
  const stream = await zip.openReadStreamPromise(entry).catch((cause: unknown) => {
    throw badZip(cause)
  })
  let checksum = 0
  for await (const chunk of refusing<Buffer>(stream as Readable & AsyncIterable<Buffer>)) {
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (checksum !== entry.crc32) throw new BillRefused("bad_container", "zip: wrong checksum")
}

async function* refusing<T>(items: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* items
  } catch (cause) {
    throw cause instanceof BillRefused ? cause : badZip(cause)
  }
}

function badZip(cause: unknown): BillRefused {
  return new BillRefused("bad_container", `zip: ${reasonOf(cause)}`, null, cause)
}

function nameOf(entry: Entry): string {
  return new TextDecoder("gb18030").decode(entry.fileNameRaw)
}
