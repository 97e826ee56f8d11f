import type { FreezeSnapshot, RefundSnapshot, TradeSnapshot } from "../core/trade"
import type { VerifiedNotification } from "../gateways/gateway"

type About = VerifiedNotification["about"]
type AsJson<T> = { [K in keyof T]: T[K] extends Date | null ? string | null : T[K] }
type StoredAbout =
  | { kind: "trade"; snapshot: AsJson<TradeSnapshot> }
  | { kind: "refund"; snapshot: AsJson<RefundSnapshot> }
  | { kind: "freeze"; snapshot: AsJson<FreezeSnapshot> }

/** What {@link receive} wrote, read back: JSON has turned its times into text. */
export function revive(stored: unknown): About {
  const { kind, snapshot } = stored as StoredAbout
  switch (kind) {
    case "trade":
      return { kind, snapshot: { ...snapshot, paidAt: date(snapshot.paidAt) } }
    case "refund":
      return { kind, snapshot: { ...snapshot, succeededAt: date(snapshot.succeededAt) } }
    case "freeze":
      return { kind, snapshot: { ...snapshot, frozenAt: date(snapshot.frozenAt) } }
  }
}

function date(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
