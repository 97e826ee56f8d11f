const FIRST_LEAD = 0x81
const LAST_LEAD = 0xfe
const FIRST_TRAIL = 0x40
const LAST_TRAIL = 0xfe
const NO_TRAIL = 0x7f
const QUESTION_MARK = 0x3f

let table: Map<string, number> | undefined

/** Node decodes GBK but does not encode it: every pair of bytes, decoded once, is the table. */
function gbkTable(): Map<string, number> {
  const decoder = new TextDecoder("gbk")
  const found = new Map<string, number>()
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead += 1) {
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) {
      if (trail === NO_TRAIL) continue
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== "\uFFFD") found.set(text, (lead << 8) | trail)
    }
  }
  return found
}

/** A text in GBK; what GBK does not have becomes a question mark, as it does at Alipay. */
export function gbk(text: string): Buffer {
  table ??= gbkTable()
  const bytes = Buffer.alloc(text.length * 2)
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = table.get(character)
    if (code < 0x80) length = bytes.writeUInt8(code, length)
    else if (pair === undefined) length = bytes.writeUInt8(QUESTION_MARK, length)
    else length = bytes.writeUInt16BE(pair, length)
  }
  return bytes.subarray(0, length)
}
