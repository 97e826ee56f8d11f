import { ResolveDrawer } from "../../../../../../../admin/reconciliation/resolve/drawer"

export default ResolveDrawer
