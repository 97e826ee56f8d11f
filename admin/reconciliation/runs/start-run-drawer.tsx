import { KeyboundForm } from "@medusajs/dashboard/components"
import { Button, Drawer, Hint, Input, Label, Text } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { AccountField } from "../../shared/account-field"
import { latestBillDay } from "../../shared/bill-day"
import { useAccounts } from "../../shared/hooks/use-accounts"
import { useText } from "../../shared/hooks/use-text"
import { toRun } from "../../shared/paths"
import { useStartRun } from "./use-start-run"

/** Chooses account and day, and begins their run. */
export function StartRunDrawer({ onClose }: { onClose: () => void }) {
  const { text } = useText()
  const { accounts } = useAccounts()
  const navigate = useNavigate()
  const latest = latestBillDay(new Date())
  const [chosen, choose] = useState("")
  const [day, setDay] = useState(latest)
  const account = chosen || (accounts[0]?.account ?? "")
  const start = useStartRun(({ id }) => void navigate(toRun(id)))
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("reconciliation.start.title")}</Drawer.Title>
          <Drawer.Description className="sr-only">
            {text("reconciliation.start.text")}
          </Drawer.Description>
        </Drawer.Header>
        <KeyboundForm
          onSubmit={() => start.mutate({ account, day })}
          className="flex flex-1 flex-col overflow-hidden"
        >
          <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
            <Text size="small" className="text-ui-fg-subtle">
              {text("reconciliation.start.text")}
            </Text>
            <AccountField value={account} onChange={choose} />
            <div className="flex flex-col gap-y-2">
              <Label htmlFor="cnpay-day" size="small" weight="plus">
                {text("reconciliation.start.day")}
              </Label>
              <Input
                id="cnpay-day"
                type="date"
                max={latest}
                value={day}
                aria-describedby="cnpay-day-hint"
                onChange={({ target }) => setDay(target.value)}
              />
              <Hint id="cnpay-day-hint">{text("reconciliation.start.dayHint")}</Hint>
            </div>
          </Drawer.Body>
          <Drawer.Footer>
            <Button type="button" size="small" variant="secondary" onClick={onClose}>
              {text("common.actions.cancel")}
            </Button>
            <Button
              type="submit"
              size="small"
              disabled={!day || !account}
              isLoading={start.isPending}
            >
              {text("reconciliation.start.submit")}
            </Button>
          </Drawer.Footer>
        </KeyboundForm>
      </Drawer.Content>
    </Drawer>
  )
}
