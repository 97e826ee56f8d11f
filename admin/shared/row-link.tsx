import type { ReactNode } from "react"
import { Link } from "react-router-dom"

/** What Tab and Enter reach in a row: the table's rows themselves listen to the mouse only. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      onClick={(event) => event.stopPropagation()}
      className="focus-visible:shadow-borders-focus rounded outline-none"
    >
      {children}
    </Link>
  )
}
