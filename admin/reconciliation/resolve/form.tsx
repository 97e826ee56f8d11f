import { KeyboundForm, RouteDrawer, useRouteModal } from "@medusajs/dashboard/components"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import type { DiscrepancyDetail, Move } from "../../shared/api/discrepancies"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { useText } from "../../shared/hooks/use-text"
import { MoveFields } from "../../shared/move/fields"
import { mayMake } from "../../shared/move/may-make"
import { sendsMoney } from "../../shared/move/rules"
import { useConfirm } from "../../shared/move/use-confirm"
import { EMPTY, orderOf, type MoveValues } from "../../shared/move/values"
import { Facts } from "./facts"
import { History } from "./history"
import { MoveChoice } from "./move-choice"
import { Sides } from "./sides"
import { useMove } from "./use-move"

/** What is known of a discrepancy, the choice of a legal move, and what that wants to know. */
export function ResolveForm({ discrepancy }: { discrepancy: DiscrepancyDetail }) {
  const { text } = useText()
  const { may } = usePermissions()
  const { handleSuccess } = useRouteModal()
  const [chosen, choose] = useState<Move | null>(null)
  const form = useForm<MoveValues>({ defaultValues: EMPTY })
  const confirm = useConfirm()
  const make = useMove(discrepancy, () => handleSuccess())
  const moves = discrepancy.moves.filter((move) => mayMake(may, move))
  // After a move the legal ones may be others.
  const move = moves.find((legal) => legal === chosen)
  const amount = discrepancy.amount_fen ?? 0
  const submit = form.handleSubmit(async (values) => {
    if (!move) return
    const order = orderOf(move, values, amount)
    const { payee } = discrepancy
    if (sendsMoney(move) && !(await confirm({ order, amount, payee }))) return
    await make.mutateAsync(order).catch(() => undefined)
  })
  return (
    <RouteDrawer.Form form={form} blockSearchParams={false}>
      <KeyboundForm onSubmit={submit} className="flex flex-1 flex-col overflow-hidden">
        <RouteDrawer.Body className="flex flex-1 flex-col divide-y overflow-y-auto p-0 [&>*]:shrink-0">
          <Facts discrepancy={discrepancy} />
          <Sides discrepancy={discrepancy} />
          <div className="flex flex-col gap-y-4 px-6 py-4">
            <MoveChoice
              moves={moves}
              isRefused={moves.length < discrepancy.moves.length}
              chosen={move ?? null}
              onChoose={choose}
            />
            {move && <MoveFields move={move} control={form.control} />}
          </div>
          <History made={discrepancy.history} />
        </RouteDrawer.Body>
        <RouteDrawer.Footer>
          <RouteDrawer.Close asChild>
            <Button size="small" variant="secondary">
              {text("common.actions.close")}
            </Button>
          </RouteDrawer.Close>
          {move && (
            <Button
              type="submit"
              size="small"
              variant={sendsMoney(move) ? "danger" : "primary"}
              isLoading={make.isPending}
            >
              {text(`discrepancies.moves.${move}`)}
            </Button>
          )}
        </RouteDrawer.Footer>
      </KeyboundForm>
    </RouteDrawer.Form>
  )
}
