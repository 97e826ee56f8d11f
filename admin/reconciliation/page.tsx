import { LayoutComposer } from "@medusajs/dashboard/components"
import { ProblemBanner } from "../shared/problem-banner"
import { Overview } from "./overview/overview"
import { Tables } from "./tables"

/** The shop's books against the gateways' bills. */
export function Reconciliation() {
  return (
    <LayoutComposer
      widgetsZonePrefix="cnpay.reconciliation"
      preferredLayoutId="core:single-column"
      sections={{
        main: [
          <LayoutComposer.Entry key="problems" id="cnpay:problems">
            <ProblemBanner />
          </LayoutComposer.Entry>,
          <LayoutComposer.Entry key="overview" id="cnpay:overview">
            <Overview />
          </LayoutComposer.Entry>,
          <LayoutComposer.Entry key="tables" id="cnpay:tables">
            <Tables />
          </LayoutComposer.Entry>,
        ],
      }}
    />
  )
}
