import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaResponse } from "@medusajs/framework/http"

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const

export type Format = keyof typeof TYPES

/** Sends a file to be saved, as it is made. A client that goes away stops the making. */
export async function sendFile(
  res: MedusaResponse,
  { name, format }: { name: string; format: Format },
  content: AsyncIterable<string> | Buffer
): Promise<void> {
  res.setHeader("content-type", TYPES[format])
  res.setHeader("content-disposition", `attachment; filename="${name}.${format}"`)
  res.setHeader("cache-control", "private, no-store")
  if (Buffer.isBuffer(content)) {
    res.end(content)
    return
  }
  try {
    await pipeline(Readable.from(content), res)
  } catch (error) {
    // Of a file that is half sent, only a broken connection says that it is not all there.
    if (!res.destroyed) res.destroy(error as Error)
  }
}
