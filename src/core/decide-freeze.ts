import { samePayee, type Difference, type OurTrade } from "./decide"
import { CNY, type Fen } from "./money"
import type { FreezeSnapshot } from "./trade"

/**
 * - `hold`: the money is set aside, it is the right amount, and it is for us.
 * - `release`: it is set aside for us, but it is another amount than the one we asked for.
 * - `end`: nothing is frozen any more, so nothing can be captured.
 * - `report`: the two sides differ; a person decides.
 * - `nothing`: still waiting, or the message says nothing new.
 */
export type FreezeDecision =
  | { action: "hold"; frozen: Fen }
  | { action: "release"; frozen: Fen }
  | { action: "end" }
  | { action: "report"; difference: Difference }
  | { action: "nothing" }

type OurFreeze = Pick<OurTrade, "state" | "total" | "payee">

/** The rule for a freeze, total, pure and monotone like `decide`: `released` is never left again. */
export function decideFreeze(snapshot: FreezeSnapshot, ours: OurFreeze): FreezeDecision {
  const isOver = ours.state === "released"
  switch (snapshot.state) {
    case "waiting":
      return { action: "nothing" }
    case "over":
      return { action: isOver || ours.state === "closed" ? "nothing" : "end" }
    case "frozen":
      return isOver ? { action: "nothing" } : judgeFreeze(snapshot, ours)
  }
}

function judgeFreeze(snapshot: FreezeSnapshot, ours: OurFreeze): FreezeDecision {
  if (!samePayee(snapshot.payee, ours.payee)) return report("payee_differs")
  if (snapshot.currency !== CNY) return report("currency_differs")
  if (!snapshot.total) return report("amount_differs")
  const frozen = snapshot.total
  return { action: frozen === ours.total ? "hold" : "release", frozen }
}

function report(difference: Difference): FreezeDecision {
  return { action: "report", difference }
}
