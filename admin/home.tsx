import { Navigate } from "react-router-dom"
import { RECONCILIATION } from "./shared/paths"

/** The menu's own entry leads to the first of its screens. */
export function Home() {
  return <Navigate to={RECONCILIATION} replace />
}
