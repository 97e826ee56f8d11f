import { useCallback } from "react"
import { waysToPay, type Way } from "../api/payment"
import { useSay, type TextKey } from "../i18n"
import { Loading } from "../parts/loading"
import { Problem } from "../parts/problem"
import { medusa } from "../settings"
import { useShop } from "../shop"
import { useLoaded } from "../use-loaded"

interface WayChooserProps {
  /** The way that is being started. */
  busy: string | null
  onChoose(way: Way): void
}

export function WayChooser({ busy, onChoose }: WayChooserProps) {
  const say = useSay()
  const { region } = useShop()
  const ways = useLoaded(useCallback(() => waysToPay(medusa, region), [region]))
  if (ways.state === "loading") return <Loading />
  if (ways.state === "failed") return <Problem error={ways.error} retry={ways.retry} />
  return (
    <div className="panel">
      <h1>{say("pay_how")}</h1>
      {ways.value.length === 0 && <p className="muted">{say("no_ways")}</p>}
      <ul className="ways">
        {ways.value.map((way) => (
          <li key={way.id}>
            <button
              type="button"
              className={`way ${way.gateway}`}
              data-testid={`pay-${way.id}`}
              disabled={busy !== null}
              onClick={() => onChoose(way)}
            >
              <span className="mark" aria-hidden="true">
                {way.gateway === "alipay" ? "支" : "微"}
              </span>
              <span>
                {say(way.id)}
                <small>
                  {busy === way.id
                    ? say("starting", { gateway: say(way.gateway) })
                    : say(`${way.id}_hint` satisfies TextKey)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
