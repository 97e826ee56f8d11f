import { Form } from "@medusajs/dashboard/components"
import { Hint, Input, Select } from "@medusajs/ui"
import { useWatch, type Control } from "react-hook-form"
import { useText } from "../hooks/use-text"
import { BANKS } from "./rules"
import type { MoveValues } from "./values"

/** Where an abnormal refund goes instead; all empty: to the merchant's own account. */
export function CardFields({ control }: { control: Control<MoveValues> }) {
  const { text } = useText()
  const card = useWatch({ control, name: ["bank", "number", "holder"] })
  const isGiven = card.some((value) => value !== "")
  const needed = (value: string) => !isGiven || value.trim() !== "" || text("refunds.card.missing")
  const isNumber = (value: string) =>
    !isGiven || /^\d{12,19}$/.test(value) || text("refunds.card.wrongNumber")
  return (
    <>
      <Hint>{text("refunds.card.hint")}</Hint>
      <Form.Field
        control={control}
        name="bank"
        rules={{ validate: needed }}
        render={({ field: { ref, onChange, ...field } }) => (
          <Form.Item>
            <Form.Label optional>{text("refunds.card.bank")}</Form.Label>
            <Form.Control>
              <Select {...field} onValueChange={onChange}>
                <Select.Trigger ref={ref}>
                  <Select.Value />
                </Select.Trigger>
                <Select.Content>
                  {BANKS.map((bank) => (
                    <Select.Item key={bank} value={bank}>
                      {text(`refunds.banks.${bank}`)}
                    </Select.Item>
                  ))}
                </Select.Content>
              </Select>
            </Form.Control>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
      <Form.Field
        control={control}
        name="number"
        rules={{ validate: isNumber }}
        render={({ field }) => (
          <Form.Item>
            <Form.Label optional>{text("refunds.card.number")}</Form.Label>
            <Form.Control>
              <Input inputMode="numeric" autoComplete="off" {...field} />
            </Form.Control>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
      <Form.Field
        control={control}
        name="holder"
        rules={{ validate: needed }}
        render={({ field }) => (
          <Form.Item>
            <Form.Label optional>{text("refunds.card.holder")}</Form.Label>
            <Form.Control>
              <Input autoComplete="off" maxLength={64} {...field} />
            </Form.Control>
            <Form.Hint>{text("refunds.card.private")}</Form.Hint>
            <Form.ErrorMessage />
          </Form.Item>
        )}
      />
    </>
  )
}
