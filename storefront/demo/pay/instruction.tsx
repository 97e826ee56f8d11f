import { QrCode } from "../../react"
import { gatewayOf, type CnpaySession } from "../api/payment"
import { useSay } from "../i18n"

/** What the shopper does now: scan, or go on at the gateway. */
export function Instruction({ session }: { session: CnpaySession }) {
  const say = useSay()
  const gateway = gatewayOf(session.provider_id) ?? "alipay"
  const { instruction } = session.data
  if (instruction.type === "redirect")
    return (
      <a className="button" href={instruction.url} data-testid="continue-link">
        {say("continue_at", { gateway: say(gateway) })}
      </a>
    )
  // This shop front runs in a browser outside of WeChat: it asks for codes and links only.
  if (instruction.type !== "qr") return null
  const label = say(gateway === "alipay" ? "scan_alipay" : "scan_wechat")
  return (
    <figure>
      <QrCode code={instruction.code} label={label} />
      <figcaption>
        {label}
        {/^https?:/.test(instruction.code) && (
          <a href={instruction.code} target="_blank" rel="noreferrer" data-testid="qr-link">
            {say("open_here")}
          </a>
        )}
      </figcaption>
    </figure>
  )
}
