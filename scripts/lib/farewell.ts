type Close = () => unknown

/** What has been opened, closed in reverse order: at the end, on Ctrl-C and on SIGTERM alike. */
export class Farewell {
  private readonly closes: Close[] = []
  private closing?: Promise<void>

  add(close: Close): void {
    this.closes.unshift(close)
  }

  get begun(): boolean {
    return this.closing !== undefined
  }

  /** Every close is tried; the first failure is thrown at the end. */
  run(): Promise<void> {
    return (this.closing ??= this.runAll())
  }

  onSignals(): this {
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
      ["SIGHUP", 129],
    ] as const) {
      process.once(signal, () => void this.run().finally(() => process.exit(code)))
    }
    return this
  }

  private async runAll(): Promise<void> {
    const failures: unknown[] = []
    for (const close of this.closes) {
      try {
        await close()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}

/** Runs a command, says farewell however it ends, and exits with the command's code. */
export function runToEnd(command: (farewell: Farewell) => Promise<number>): void {
  const farewell = new Farewell().onSignals()
  command(farewell)
    .finally(() => farewell.run())
    .then(
      (code) => process.exit(code),
      (error) => {
        console.error(error)
        process.exit(1)
      }
    )
}
