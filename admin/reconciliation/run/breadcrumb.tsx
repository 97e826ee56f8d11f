import { useQuery } from "@tanstack/react-query"
import type { UIMatch } from "react-router-dom"
import { keys } from "../../shared/api/keys"
import { readRun } from "../../shared/api/runs"

/** Day and account instead of an id. */
export function runBreadcrumb({ params }: UIMatch) {
  return <RunBreadcrumb id={params.id ?? ""} />
}

function RunBreadcrumb({ id }: { id: string }) {
  const { data } = useQuery({ queryKey: keys.run(id), queryFn: () => readRun(id), retry: false })
  return data ? `${data.run.bill_day}, ${data.run.account}` : null
}
