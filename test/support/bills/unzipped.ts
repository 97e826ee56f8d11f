import { inflateRawSync } from "node:zlib"

/** The texts in a zip that this simulator has written, in their order. */
export function unzipped(zip: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const packed = zip.readUInt32LE(at + 18)
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
    const content = inflateRawSync(zip.subarray(start, start + packed))
    texts.push(new TextDecoder("gbk").decode(content))
    at = start + packed
  }
  return texts
}
