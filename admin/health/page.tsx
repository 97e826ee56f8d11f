import { LayoutComposer } from "@medusajs/dashboard/components"
import { Text } from "@medusajs/ui"
import { Failure } from "../shared/failure"
import { useAccounts } from "../shared/hooks/use-accounts"
import { usePermissions } from "../shared/hooks/use-permissions"
import { useText } from "../shared/hooks/use-text"
import { Placeholder } from "../shared/placeholder"
import { Refused } from "../shared/refused"
import { Section } from "../shared/section"
import { AccountSection } from "./account-section"

/** Every configured account and how it does. */
export function Health() {
  const { text } = useText()
  const { mayNot } = usePermissions()
  const { data, error, refetch, accounts } = useAccounts()
  const isRefused = mayNot("cnpay_account", "read")
  return (
    <LayoutComposer
      widgetsZonePrefix="cnpay.health"
      preferredLayoutId="core:single-column"
      hasOutlet={false}
      sections={{
        main: [
          <LayoutComposer.Entry key="head" id="cnpay:health">
            <Section title={text("health.title")} subtitle={text("health.subtitle")} isPage>
              {error && <Failure error={error} onRetry={() => void refetch()} />}
              {!data && !error && !isRefused && <Placeholder rows={6} />}
              {isRefused && <Refused />}
              {data && accounts.length === 0 && (
                <Note title={text("health.empty.title")} text={text("health.empty.text")} />
              )}
            </Section>
          </LayoutComposer.Entry>,
          ...accounts.map((account) => (
            <LayoutComposer.Entry key={account.account} id={`cnpay:health-${account.account}`}>
              <AccountSection account={account} />
            </LayoutComposer.Entry>
          )),
        ],
      }}
    />
  )
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <div className="px-6 py-10 text-center">
      <Text size="small" weight="plus">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {text}
      </Text>
    </div>
  )
}
