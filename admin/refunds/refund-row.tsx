import { ArrowDownRightMini } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import type { Refund, RefundMove } from "../shared/api/refunds"
import { CopyNo } from "../shared/copy-no"
import { usePermissions } from "../shared/hooks/use-permissions"
import { useText } from "../shared/hooks/use-text"
import { Fen } from "../shared/money"
import { sendsMoney } from "../shared/move/rules"
import { State } from "../shared/state"
import { When } from "../shared/when"
import { REFUND_COLORS } from "./colors"

interface RefundRowProps {
  refund: Refund
  onMove: (move: RefundMove) => void
}

/** One refund as the gateway sees it, why it is stuck and what can be done. */
export function RefundRow({ refund, onMove }: RefundRowProps) {
  const { text, say } = useText()
  const { may } = usePermissions()
  const { state, error, error_code: code, amount_fen: amount, succeeded_at: arrived } = refund
  const moves = refund.moves.filter((move) =>
    sendsMoney(move) ? may("cnpay_refund", "create") : may("cnpay_discrepancy", "update")
  )
  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-3 px-6 py-4">
      <div className="flex items-start justify-between gap-x-4">
        <div className="flex min-w-0 gap-x-2">
          <ArrowDownRightMini className="text-ui-fg-muted mt-0.5 shrink-0" />
          <div className="txt-compact-small min-w-0">
            <CopyNo no={refund.out_refund_no} what={text("common.fields.outRefundNo")} />
            <span className="text-ui-fg-subtle">
              <When at={arrived ?? refund.created_at} />
              {refund.origin === "outside" && ` · ${text("refunds.origins.outside")}`}
            </span>
          </div>
        </div>
        <div className="txt-compact-small flex shrink-0 flex-col items-end gap-y-1">
          <Fen fen={-amount} />
          <State color={REFUND_COLORS[state]} label={text(`refunds.states.${state}`)} />
        </div>
      </div>
      {(error || code) && (
        <div className="pl-6">
          <Text size="small">{error ? say(error.message) : code}</Text>
          {error && (
            <Text size="small" className="text-ui-fg-subtle">
              {text("refunds.next", { text: say(error.next) })}
            </Text>
          )}
        </div>
      )}
      {moves.length > 0 && (
        <div className="flex flex-wrap gap-2 pl-6">
          {moves.map((move) => (
            <Button key={move} size="small" variant="secondary" onClick={() => onMove(move)}>
              {text(`discrepancies.moves.${move}`)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
