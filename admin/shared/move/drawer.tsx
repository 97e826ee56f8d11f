import { Form, KeyboundForm } from "@medusajs/dashboard/components"
import { Button, Drawer, Text } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import type { Move, MoveOrder } from "../api/discrepancies"
import { useText } from "../hooks/use-text"
import { MoveFields } from "./fields"
import { sendsMoney } from "./rules"
import { useConfirm } from "./use-confirm"
import { EMPTY, orderOf, type MoveValues } from "./values"

interface MoveDrawerProps {
  move: Move
  /** Fen. */
  amount: number
  onClose: () => void
  onMove: (order: MoveOrder) => Promise<unknown>
}

/** Asks what a move wants to know, on a page that has no route of its own for it. */
export function MoveDrawer({ move, amount, onClose, onMove }: MoveDrawerProps) {
  const { text } = useText()
  const form = useForm<MoveValues>({ defaultValues: EMPTY })
  const confirm = useConfirm()
  const submit = form.handleSubmit(async (values) => {
    const order = orderOf(move, values, amount)
    if (sendsMoney(move) && !(await confirm({ order, amount, payee: null }))) return
    // What went wrong is told by a toast, and what was filled in stays.
    await onMove(order).then(onClose, () => undefined)
  })
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined}>
        <Drawer.Header>
          <Drawer.Title>{text(`discrepancies.moves.${move}`)}</Drawer.Title>
        </Drawer.Header>
        <Form {...form}>
          <KeyboundForm onSubmit={submit} className="flex flex-1 flex-col overflow-hidden">
            <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
              <Text size="small" className="text-ui-fg-subtle">
                {text(`discrepancies.hints.${move}`)}
              </Text>
              <MoveFields move={move} control={form.control} />
            </Drawer.Body>
            <Drawer.Footer>
              <Button type="button" size="small" variant="secondary" onClick={onClose}>
                {text("common.actions.cancel")}
              </Button>
              <Button type="submit" size="small" isLoading={form.formState.isSubmitting}>
                {text(`discrepancies.moves.${move}`)}
              </Button>
            </Drawer.Footer>
          </KeyboundForm>
        </Form>
      </Drawer.Content>
    </Drawer>
  )
}
