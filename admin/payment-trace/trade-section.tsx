import { SectionRow } from "@medusajs/dashboard/components"
import { useState } from "react"
import type { Trade } from "../shared/api/trades"
import { CopyNo } from "../shared/copy-no"
import { useText } from "../shared/hooks/use-text"
import { Fen } from "../shared/money"
import { Section } from "../shared/section"
import { State } from "../shared/state"
import { When } from "../shared/when"
import { CallsDrawer } from "./calls-drawer"
import { TRADE_COLORS } from "./colors"
import { Timeline } from "./timeline"
import { TradeMenu } from "./trade-menu"
import { TradeWarnings } from "./trade-warnings"

/** One trade: how it stands, its numbers, and what happened to it. */
export function TradeSection({ trade }: { trade: Trade }) {
  const { text } = useText()
  const [isShowingCalls, showCalls] = useState(false)
  const { gateway, status, scene, cause, paid_at: paidAt, refunded_fen: refunded } = trade
  return (
    <Section
      title={text("trace.title")}
      subtitle={`${text(`common.gateways.${gateway}`)} · ${trade.account}`}
      aside={
        <>
          <State color={TRADE_COLORS[status]} label={text(`trace.status.${status}`)} />
          <TradeMenu trade={trade} onCalls={() => showCalls(true)} />
        </>
      }
    >
      {isShowingCalls && <CallsDrawer no={trade.out_trade_no} onClose={() => showCalls(false)} />}
      <TradeWarnings trade={trade} />
      <SectionRow
        title={text("common.fields.outTradeNo")}
        value={<CopyNo no={trade.out_trade_no} what={text("common.fields.outTradeNo")} />}
      />
      <SectionRow
        title={text("common.fields.gatewayTradeNo")}
        value={<CopyNo no={trade.gateway_trade_no} what={text("common.fields.gatewayTradeNo")} />}
      />
      <SectionRow title={text("common.fields.product")} value={sceneName(text, scene)} />
      <SectionRow
        title={text(paidAt ? "trace.paid" : "common.fields.amount")}
        value={<Fen fen={trade.paid_fen ?? trade.amount_fen} />}
      />
      {refunded > 0 && (
        <SectionRow title={text("trace.refunded")} value={<Fen fen={-refunded} />} />
      )}
      {paidAt && <SectionRow title={text("trace.paidAt")} value={<When at={paidAt} />} />}
      {cause && <SectionRow title={text("trace.learned")} value={text(`trace.causes.${cause}`)} />}
      {status === "waiting" && trade.expires_at && (
        <SectionRow title={text("trace.expires")} value={<When at={trade.expires_at} />} />
      )}
      <Timeline entries={trade.timeline} />
    </Section>
  )
}

const SCENES = [
  "page",
  "wap",
  "app",
  "qr",
  "native",
  "jsapi",
  "mini",
  "h5",
  "barcode",
  "preauth",
] as const

function sceneName(text: ReturnType<typeof useText>["text"], scene: string): string {
  const known = SCENES.find((name) => name === scene)
  return known ? text(`trace.scenes.${known}`) : scene
}
