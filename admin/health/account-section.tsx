import { Badge, Button } from "@medusajs/ui"
import type { Account } from "../shared/api/accounts"
import { usePermissions } from "../shared/hooks/use-permissions"
import { useText } from "../shared/hooks/use-text"
import { Section } from "../shared/section"
import { State } from "../shared/state"
import { ACCOUNT_COLORS } from "./colors"
import { Figures } from "./figures"
import { Keys } from "./keys"
import { Problems } from "./problems"
import { useCheck } from "./use-check"

/** One merchant account: what is wrong with it, its keys, and its figures. */
export function AccountSection({ account }: { account: Account }) {
  const { text } = useText()
  const { may } = usePermissions()
  const { account: name, gateway, mode, status } = account
  const check = useCheck(name)
  return (
    <Section
      title={`${text(`common.gateways.${gateway}`)} · ${name}`}
      aside={
        <>
          <Badge size="2xsmall" color={mode === "live" ? "green" : "grey"}>
            {text(`health.modes.${mode}`)}
          </Badge>
          <State color={ACCOUNT_COLORS[status]} label={text(`health.status.${status}`)} />
          {may("cnpay_account", "update") && (
            <Button
              size="small"
              variant="secondary"
              isLoading={check.isPending}
              onClick={() => check.mutate()}
            >
              {text("health.check.action")}
            </Button>
          )}
        </>
      }
    >
      <Problems problems={account.problems} />
      <Keys keys={account.keys} />
      <Figures account={account} />
    </Section>
  )
}
