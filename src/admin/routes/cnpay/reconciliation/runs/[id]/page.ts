import { RunDetail } from "../../../../../../../admin/reconciliation/run/page"
import { runBreadcrumb } from "../../../../../../../admin/reconciliation/run/breadcrumb"

export const handle = { breadcrumb: runBreadcrumb }
export default RunDetail
