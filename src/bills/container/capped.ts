import { BillRefused } from "../refused"

/** Passes bytes on until there are more of them than allowed. @throws BillRefused */
export async function* capped(
  bytes: AsyncIterable<Uint8Array>,
  most: number
): AsyncGenerator<Uint8Array, void> {
  let seen = 0
  for await (const chunk of bytes) {
    seen += chunk.byteLength
    if (seen > most) throw new BillRefused("too_large", `it is larger than ${most} bytes`)
    yield chunk
  }
}
