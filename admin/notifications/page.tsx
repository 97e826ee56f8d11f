import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container } from "@medusajs/ui"
import { ProblemBanner } from "../shared/problem-banner"
import { NotificationTable } from "./table"

/** What the gateways told the shop, and what became of it. */
export function Inbox() {
  return (
    <LayoutComposer
      widgetsZonePrefix="cnpay.notifications"
      preferredLayoutId="core:single-column"
      sections={{
        main: [
          <LayoutComposer.Entry key="problems" id="cnpay:problems">
            <ProblemBanner />
          </LayoutComposer.Entry>,
          <LayoutComposer.Entry key="inbox" id="cnpay:inbox">
            <Container className="overflow-hidden p-0">
              <NotificationTable />
            </Container>
          </LayoutComposer.Entry>,
        ],
      }}
    />
  )
}
