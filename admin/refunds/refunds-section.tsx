import { useState } from "react"
import { move as moveDiscrepancy, type MoveOrder } from "../shared/api/discrepancies"
import { redirectRefund, retryRefund, type Refund, type RefundMove } from "../shared/api/refunds"
import { useAct } from "../shared/hooks/use-act"
import { useText } from "../shared/hooks/use-text"
import { MoveDrawer } from "../shared/move/drawer"
import { Section } from "../shared/section"
import { RefundRow } from "./refund-row"

interface Chosen {
  refund: Refund
  move: RefundMove
}

/** What Medusa's own section cannot say: a refund that it counts as sent may still be on its way. */
export function RefundsSection({ refunds }: { refunds: Refund[] }) {
  const { text } = useText()
  const [chosen, choose] = useState<Chosen | null>(null)
  const act = useAct({
    run: ({ refund, order }: { refund: Refund; order: MoveOrder }) => carryOut(refund, order),
    done: (_, { refund, order }) =>
      text(`refunds.done.${keyOf(order)}`, { no: refund.out_refund_no }),
    failed: ({ refund, order }) =>
      text(`refunds.failed.${keyOf(order)}`, { no: refund.out_refund_no }),
  })
  if (refunds.length === 0) return null
  return (
    <Section title={text("refunds.title")}>
      {refunds.map((refund) => (
        <RefundRow
          key={refund.out_refund_no}
          refund={refund}
          onMove={(move) => choose({ refund, move })}
        />
      ))}
      {chosen && (
        <MoveDrawer
          move={chosen.move}
          amount={chosen.refund.amount_fen}
          onClose={() => choose(null)}
          onMove={(order) => act.mutateAsync({ refund: chosen.refund, order })}
        />
      )}
    </Section>
  )
}

/** Accepting is about the discrepancy that a failed refund has; the others are about the refund. */
function carryOut(refund: Refund, order: MoveOrder): Promise<unknown> {
  const { out_refund_no: no, discrepancy_id: discrepancy } = refund
  const { move, reason = "", card } = order
  if (move === "retry") return retryRefund(no, reason)
  if (move === "redirect") return redirectRefund(no, reason, card)
  return moveDiscrepancy(discrepancy ?? "", order)
}

const keyOf = ({ move }: MoveOrder) => (move === "retry" || move === "redirect" ? move : "accept")
