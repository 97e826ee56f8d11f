import { crc32, deflateRawSync } from "node:zlib"

export interface ZipFile {
  /** As raw bytes: Alipay's are GBK, and no flag says so. */
  name: Buffer
  content: Buffer
}

const VERSION = 20
const DEFLATED = 8
/** 1 January 1980: a zip of the same bill is the same zip. */
const DATE = 0x0021

interface Packed extends ZipFile {
  packed: Buffer
  checksum: number
  offset: number
}

/** A zip archive as plain as they come: local headers, deflated contents, directory, end. */
export function zip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = []
  const entries: Packed[] = []
  let offset = 0
  for (const file of files) {
    const packed = deflateRawSync(file.content)
    const entry = { ...file, packed, checksum: crc32(file.content), offset }
    const local = [localHeader(entry), file.name, packed]
    parts.push(...local)
    offset += local.reduce((sum, { length }) => sum + length, 0)
    entries.push(entry)
  }
  const directory = Buffer.concat(entries.flatMap((it) => [directoryHeader(it), it.name]))
  return Buffer.concat([...parts, directory, endOfDirectory(entries.length, directory, offset)])
}

/** What both kinds of header have in common, from the version to the name's length. */
function common({ checksum, packed, content, name }: Packed): Buffer {
  const fields = Buffer.alloc(24)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(DEFLATED, 4)
  fields.writeUInt16LE(DATE, 8)
  fields.writeUInt32LE(checksum, 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function localHeader(entry: Packed): Buffer {
  return Buffer.concat([Buffer.from("504b0304", "hex"), common(entry), Buffer.alloc(2)])
}

function directoryHeader(entry: Packed): Buffer {
  const rest = Buffer.alloc(16)
  rest.writeUInt32LE(entry.offset, 12)
  const made = Buffer.from([VERSION, 0])
  return Buffer.concat([Buffer.from("504b0102", "hex"), made, common(entry), rest])
}

function endOfDirectory(count: number, directory: Buffer, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
