import { useEffect, useState } from "react"
import { useSay } from "../i18n"

/** How long the payment can still be made, by this device's clock. */
export function TimeLeft({ until }: { until: string }) {
  const say = useSay()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(tick)
  }, [])
  const seconds = Math.floor((Date.parse(until) - now) / 1_000)
  if (!(seconds > 0)) return null
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
  return <small>{say("valid_for", { time })}</small>
}
