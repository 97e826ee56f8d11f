import { useEffect } from "react"
import { useNavigate } from "react-router-dom"
import { usePaymentStatus } from "../../react"
import { gatewayOf, wayOf, type CnpaySession, type Way } from "../api/payment"
import type { Cart } from "../api/types"
import { useSay } from "../i18n"
import { withCurrency } from "../money"
import { Problem } from "../parts/problem"
import { settings } from "../settings"
import { useShop } from "../shop"
import { Instruction } from "./instruction"
import { stageOf } from "./stage"
import { TimeLeft } from "./time-left"

interface PaymentPanelProps {
  session: CnpaySession
  cart: Cart
  busy: boolean
  onAgain(way: Way): void
  onOtherWay(): void
}

/** One payment under way: what to do, how it stands, and the way out when it has ended. */
export function PaymentPanel({ session, cart, busy, onAgain, onOtherWay }: PaymentPanelProps) {
  const say = useSay()
  const navigate = useNavigate()
  const { setCart } = useShop()
  const payment = usePaymentStatus({ ...settings, sessionId: session.id })
  const orderId = payment.status?.order_id
  const stage = stageOf(payment, session, cart)
  const way = wayOf(session)

  useEffect(() => {
    if (!orderId) return
    setCart(null)
    void navigate(`/orders/${orderId}`, { replace: true })
  }, [orderId, setCart, navigate])

  if (stage === "refused")
    return <Problem error={payment.refusal} retry={() => location.reload()} />
  const open = stage === "asking" || stage === "waiting"
  const ended = !open && stage !== "paid"
  return (
    <div className={`panel payment ${gatewayOf(session.provider_id)}`}>
      <p className="due">
        {say("amount_due")}
        <strong data-testid="amount">
          {withCurrency(session.data.amount, session.data.currency)}
        </strong>
      </p>
      {stage === "waiting" && <Instruction session={session} />}
      <p
        className={`status ${stage}`}
        role="status"
        data-testid="payment-status"
        data-status={stage}
      >
        {!ended && <span className="spinner" aria-hidden="true" />}
        {say(`status_${stage}`)}
      </p>
      {stage === "waiting" && <TimeLeft until={session.data.expires_at} />}
      {!payment.reachable && <p className="notice">{say("unreachable")}</p>}
      <p className="actions">
        {ended && way && (
          <button
            type="button"
            data-testid="new-session"
            disabled={busy}
            onClick={() => onAgain(way)}
          >
            {busy ? say("starting", { gateway: say(way.gateway) }) : say("new_session")}
          </button>
        )}
        {(open || ended) && (
          <button
            type="button"
            className="plain"
            data-testid="other-way"
            disabled={busy}
            onClick={onOtherWay}
          >
            {say("other_way")}
          </button>
        )}
      </p>
    </div>
  )
}
