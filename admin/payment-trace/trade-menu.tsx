import { ArrowPath, DocumentText, Lifebuoy, ListBullet, Mailbox } from "@medusajs/icons"
import { readSupportBundle, type Trade } from "../shared/api/trades"
import { useAct } from "../shared/hooks/use-act"
import { usePermissions } from "../shared/hooks/use-permissions"
import { useText } from "../shared/hooks/use-text"
import { Menu } from "../shared/menu"
import { toNotificationsOf, toRun } from "../shared/paths"
import { useQueryTrade } from "./use-query-trade"

/** What can be done about a trade from its order. */
export function TradeMenu({ trade, onCalls }: { trade: Trade; onCalls: () => void }) {
  const { text } = useText()
  const { may } = usePermissions()
  const { out_trade_no: no, bill } = trade
  const query = useQueryTrade(no)
  const support = useAct({
    run: async () => {
      const bundle = await readSupportBundle(no)
      await navigator.clipboard.writeText(JSON.stringify(bundle, null, 2))
    },
    done: () => text("trace.support.done", { no }),
    failed: () => text("trace.support.failed", { no }),
  })
  const ask = {
    icon: <ArrowPath />,
    label: text("trace.query.action"),
    disabled: query.isPending,
    onClick: () => query.mutate(),
  }
  const notifications = {
    icon: <Mailbox />,
    label: text("trace.notifications"),
    to: toNotificationsOf(no),
  }
  const billLine = { icon: <DocumentText />, label: text("trace.billLine") }
  const calls = { icon: <ListBullet />, label: text("trace.calls.action"), onClick: onCalls }
  const help = {
    icon: <Lifebuoy />,
    label: text("trace.support.action"),
    onClick: () => support.mutate(),
  }
  return (
    <Menu
      groups={[
        { actions: may("cnpay_trade", "update") ? [ask] : [] },
        {
          actions: [
            ...(may("cnpay_notification", "read") ? [notifications] : []),
            ...(bill?.run_id && may("cnpay_run", "read")
              ? [{ ...billLine, to: toRun(bill.run_id) }]
              : []),
          ],
        },
        { actions: [calls, help] },
      ]}
    />
  )
}
