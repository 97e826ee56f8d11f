import type { Readable } from "node:stream"

/** Both gateways send a few kilobytes. */
const MOST_BYTES = 64 * 1024

export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge"

  constructor() {
    super(`a notification of more than ${MOST_BYTES} bytes`)
  }
}

/** The raw bytes, whatever content type they claim: the signature is over bytes. */
export async function readBody(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
