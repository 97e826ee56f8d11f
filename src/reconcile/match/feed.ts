/** Items that come in batches, taken one by one without waiting for each. */
export class Feed<T> {
  private batch: readonly T[] = []
  private at = 0
  private isOver = false

  constructor(private readonly batches: AsyncIterator<readonly T[]>) {}

  /** The next one, which stays; `undefined`: none is at hand, see {@link next}. */
  peek(): T | undefined {
    return this.batch[this.at]
  }

  take(): void {
    this.at += 1
  }

  /** The same, asked for if none is at hand; `undefined`: all is over. */
  async next(): Promise<T | undefined> {
    while (!this.isOver && this.at >= this.batch.length) {
      const next = await this.batches.next()
      this.isOver = next.done === true
      this.batch = next.done ? [] : next.value
      this.at = 0
    }
    return this.peek()
  }
}

/** Asks for batches until one is empty. */
export async function* batchesOf<T>(next: () => Promise<T[]>): AsyncGenerator<T[], void> {
  for (let batch = await next(); batch.length > 0; batch = await next()) yield batch
}

/** The same batches, the next one always under way while the last one is worked on. */
export async function* ahead<T>(batches: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  let coming = batches.next()
  try {
    for (let batch = await coming; !batch.done; batch = await coming) {
      coming = batches.next()
      // Whoever awaits it hears of its failure; until then it is not an unhandled one.
      coming.catch(() => undefined)
      yield batch.value
    }
  } finally {
    // A question that is under way must not outlive the transaction that it is asked in.
    await coming.catch(() => undefined)
  }
}
