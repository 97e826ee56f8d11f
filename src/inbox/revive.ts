import type { RefundSnapshot, TradeSnapshot } from "../core/trade"
import type { VerifiedNotification } from "../gateways/gateway"

type About = VerifiedNotification["about"]
type AsJson<T> = { [K in keyof T]: T[K] extends Date | null ? string | null : T[K] }
type StoredAbout =
  | { kind: "trade"; snapshot: AsJson<TradeSnapshot> }
  | { kind: "refund"; snapshot: AsJson<RefundSnapshot> }

/** What {@link receive} wrote, read back: JSON has turned its times into text. */
export function revive(stored: unknown): About {
  const about = stored as StoredAbout
  return about.kind === "trade"
    ? { kind: "trade", snapshot: { ...about.snapshot, paidAt: date(about.snapshot.paidAt) } }
    : {
        kind: "refund",
        snapshot: { ...about.snapshot, succeededAt: date(about.snapshot.succeededAt) },
      }
}

function date(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
