import { BillRefused } from "./refused"

const LINE_FEED = 0x0a

/** No line of a bill comes near it; a file without line ends must not fill the memory. */
const LONGEST_LINE = 64 * 1024

/** Cuts a stream of bytes so that every block ends with a line, except perhaps the last one. */
export async function* blocksOfLines(
  bytes: AsyncIterable<Uint8Array>
): AsyncGenerator<Buffer, void> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const end = buffer.lastIndexOf(LINE_FEED) + 1
    if (end > 0) {
      yield rest.length > 0
        ? Buffer.concat([rest, buffer.subarray(0, end)])
        : buffer.subarray(0, end)
      rest = Buffer.from(buffer.subarray(end))
    } else {
      rest = Buffer.concat([rest, buffer])
    }
    if (rest.length > LONGEST_LINE) throw new BillRefused("not_a_bill", "it has no lines")
  }
  if (rest.length > 0) yield rest
}
