import type { Books } from "../books"
import { beijingDateTime, type Clock } from "../clock"
import { hex } from "../ids"
import type { Gateway } from "../records"
import { changedRows, linesLeft, type BillChange } from "./changes"
import { rowsOf, type BillKind, type BillRow } from "./row"

/** What a bill is made of. */
export interface BillMatter {
  rows: BillRow[]
  /** Where the file is cut off. */
  linesLeft: number | undefined
}

/** A file that waits to be fetched. */
export interface WaitingFile {
  gateway: Gateway
  bytes: Buffer
  until: Date
}

/** Dead after thirty seconds, at both gateways. */
const LIFE_MS = 30_000
const OLDEST_DAYS = 90
const READY_HOUR = "10:00:00"
const DAY_MS = 86_400_000

/** Where the bills of both gateways are asked for and handed out. */
export class BillDesk {
  private changes: BillChange[] = []
  private readonly files = new Map<string, WaitingFile>()

  constructor(
    private readonly books: Books,
    private readonly clock: Clock
  ) {}

  change(change: BillChange): void {
    this.changes.push(change)
  }

  clearChanges(): void {
    this.changes = []
  }

  /** How it stands with the bill of a day, `2026-11-23`; a bill is made in the next morning. */
  state(day: string): "wrong" | "making" | "ready" {
    const start = new Date(`${day}T00:00:00+08:00`)
    const [today = "", time = ""] = beijingDateTime(this.clock()).split(" ")
    const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(start.getTime())
    const age = Math.round((Date.parse(`${today}T00:00:00+08:00`) - start.getTime()) / DAY_MS)
    if (!isDay || age < 1 || age > OLDEST_DAYS) return "wrong"
    return age === 1 && time < READY_HOUR ? "making" : "ready"
  }

  matter(gateway: Gateway, day: string, kind: BillKind): BillMatter {
    const changes = this.changes.filter(
      (it) => it.gateway === gateway && it.day === day && (it.kind ?? kind) === kind
    )
    const rows = rowsOf(this.books, gateway, day.replaceAll("-", ""))
    const changed = changedRows(rows, changes)
    // Movements are of the balance alone.
    const isIn = ({ type }: BillRow) => kind === "fund" || type !== "movement"
    return { rows: changed.filter(isIn), linesLeft: linesLeft(changes) }
  }

  /** Puts a file down under a name that nobody guesses. */
  putDown(gateway: Gateway, bytes: Buffer): string {
    const token = hex(24)
    const until = new Date(this.clock().getTime() + LIFE_MS)
    this.files.set(token, { gateway, bytes, until })
    return token
  }

  /** The file, while it lives. */
  pickUp(gateway: Gateway, token: string): Buffer | null {
    const file = this.files.get(token)
    const isAlive = file?.gateway === gateway && this.clock() < file.until
    return isAlive ? file.bytes : null
  }

  clear(): void {
    this.clearChanges()
    this.files.clear()
  }
}
