const WIDTH = 24

/** `█████░░░░  3/14`; a terminal gets it on one line, a file gets nothing of it. */
export class Progress {
  private done = 0

  constructor(
    private readonly total: number,
    private readonly out: NodeJS.WriteStream
  ) {}

  /** What is being worked on now. */
  at(what: string): void {
    if (!this.out.isTTY) return
    const filled = this.total === 0 ? 0 : Math.floor((this.done * WIDTH) / this.total)
    const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled)
    this.out.write(`\r\u001b[2K${bar}  ${this.done}/${this.total}  ${what}`)
  }

  /** One more is done, and what is to be said of it. */
  step(line: string): void {
    this.done += 1
    this.out.write(`${this.out.isTTY ? "\r\u001b[2K" : ""}${line}\n`)
  }
}
