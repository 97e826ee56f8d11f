import fs from "node:fs"
import path from "node:path"

const TAIL = 30

/** The file that a child's output goes to, which remembers its last lines for when a step fails. */
export class LogFile {
  private lines: string[] = []
  private readonly stream: fs.WriteStream

  constructor(readonly file: string) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    this.stream = fs.createWriteStream(file, { flags: "a" })
  }

  readonly write = (text: string): void => {
    this.stream.write(text)
    this.lines = [...this.lines, ...text.split("\n").filter(Boolean)].slice(-TAIL)
  }

  tail(): string {
    return this.lines.join("\n")
  }
}
