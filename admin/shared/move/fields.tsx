import { Form } from "@medusajs/dashboard/components"
import { Input, Textarea } from "@medusajs/ui"
import type { Control } from "react-hook-form"
import type { Move } from "../api/discrepancies"
import { useText } from "../hooks/use-text"
import { CardFields } from "./card-fields"
import { OrderHint } from "./order-hint"
import { MAX_REASON, MIN_REASON, takesCard, wantsOrder, wantsReason } from "./rules"
import type { MoveValues } from "./values"

interface MoveFieldsProps {
  move: Move
  control: Control<MoveValues>
}

/** What a move wants to know. */
export function MoveFields({ move, control }: MoveFieldsProps) {
  const { text } = useText()
  const reasonMissing = text("discrepancies.resolve.reasonMissing")
  return (
    <>
      {wantsOrder(move) && (
        <Form.Field
          control={control}
          name="order_id"
          rules={{ required: text("discrepancies.resolve.orderMissing") }}
          render={({ field }) => (
            <Form.Item>
              <Form.Label>{text("discrepancies.resolve.orderId")}</Form.Label>
              <Form.Control>
                <Input {...field} />
              </Form.Control>
              <OrderHint orderId={field.value.trim()} />
              <Form.ErrorMessage />
            </Form.Item>
          )}
        />
      )}
      {takesCard(move) && <CardFields control={control} />}
      {wantsReason(move) && (
        <Form.Field
          control={control}
          name="reason"
          rules={{ validate: (value) => value.trim().length >= MIN_REASON || reasonMissing }}
          render={({ field }) => (
            <Form.Item>
              <Form.Label>{text("common.fields.reason")}</Form.Label>
              <Form.Control>
                <Textarea rows={3} maxLength={MAX_REASON} {...field} />
              </Form.Control>
              <Form.Hint>{text("discrepancies.resolve.reasonHint")}</Form.Hint>
              <Form.ErrorMessage />
            </Form.Item>
          )}
        />
      )}
    </>
  )
}
