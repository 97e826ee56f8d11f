/** Passes a child's lines on with its name in front, once it is switched on. */
export class Echo {
  private on = false
  private rest = ""

  constructor(private readonly name: string) {}

  start(): void {
    this.on = true
  }

  readonly write = (text: string): void => {
    const lines = (this.rest + text).split("\n")
    this.rest = lines.pop() ?? ""
    if (!this.on) return
    for (const line of lines) console.log(`[${this.name}] ${line}`)
  }
}
