import type { BillLine } from "../core/bill-line"
import type { BillHash } from "./hash"
import type { Spool } from "./spool"

/** A bill that lies in a temporary file: to be read once, or discarded. */
export class Bill {
  private known: BillHash | null = null

  constructor(
    private readonly spool: Spool,
    private readonly read: (path: string) => AsyncGenerator<BillLine[], BillHash>,
    /** What the gateway says of it, before it was read; Alipay says nothing. */
    readonly announced: BillHash | null
  ) {}

  /**
   * The lines in batches, in the order of the file, which is removed afterwards. They are to be
   * believed only when the iteration has ended without an error.
   * @throws BillRefused
   */
  async *lines(): AsyncGenerator<BillLine[], void> {
    try {
      this.known = yield* this.read(this.spool.path)
    } finally {
      await this.spool.remove()
    }
  }

  /** The hash of the bill's text, once all of it has been read. */
  get hash(): BillHash {
    if (this.known === null) throw new TypeError("the bill has not been read to its end")
    return this.known
  }

  async discard(): Promise<void> {
    await this.spool.remove()
  }
}
