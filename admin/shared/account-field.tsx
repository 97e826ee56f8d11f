import { Input, Label, Select } from "@medusajs/ui"
import { useId } from "react"
import { useAccounts } from "./hooks/use-accounts"
import { useText } from "./hooks/use-text"

interface AccountFieldProps {
  value: string
  onChange: (account: string) => void
}

/** Which account. A role that may not see the accounts writes its name. */
export function AccountField({ value, onChange }: AccountFieldProps) {
  const { text } = useText()
  const { accounts } = useAccounts()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {text("common.fields.account")}
      </Label>
      {accounts.length === 0 ? (
        <Input id={id} value={value} onChange={({ target }) => onChange(target.value.trim())} />
      ) : (
        <Select value={value} onValueChange={onChange}>
          <Select.Trigger id={id}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {accounts.map(({ account, gateway }) => (
              <Select.Item key={account} value={account}>
                {text(`common.gateways.${gateway}`)} · {account}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </div>
  )
}
