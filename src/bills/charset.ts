import { isUtf8 } from "node:buffer"
import { TextDecoder } from "node:util"
import { BillRefused } from "./refused"

/** WeChat Pay writes UTF-8; Alipay writes GBK, of which GB18030 is the superset that Node knows. */
export type CharsetName = "utf-8" | "gb18030"

const REMEMBERED_WORDS = 1_024

/**
 * Bills are scanned as Latin-1, one character per byte, because in both charsets the bytes of commas,
 * digits and line ends stand for nothing else; only texts that are kept are decoded. That is several
 * times cheaper than decoding everything, and most texts repeat.
 */
export class Charset {
  private readonly decoder: TextDecoder
  private readonly words = new Map<string, string>()

  constructor(private readonly name: CharsetName) {
    this.decoder = new TextDecoder(name, { fatal: true })
  }

  /** Whether a block of whole lines can be of this charset. GB18030 is only checked word by word. */
  accepts(block: Buffer): boolean {
    return this.name !== "utf-8" || isUtf8(block)
  }

  /** @throws BillRefused for bytes that are not of this charset */
  decode(latin1: string, line: number): string {
    const known = this.words.get(latin1)
    if (known !== undefined) return known
    const word = this.decodeAnew(latin1, line)
    if (this.words.size >= REMEMBERED_WORDS) this.words.clear()
    this.words.set(latin1, word)
    return word
  }

  private decodeAnew(latin1: string, line: number): string {
    try {
      return this.decoder.decode(Buffer.from(latin1, "latin1"))
    } catch (cause) {
      throw new BillRefused("bad_encoding", `it is not ${this.name}`, line, cause)
    }
  }
}
