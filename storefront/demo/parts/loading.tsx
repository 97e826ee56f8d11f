import { useSay } from "../i18n"

export function Loading() {
  const say = useSay()
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {say("loading")}
    </p>
  )
}
