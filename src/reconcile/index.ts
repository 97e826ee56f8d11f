export { reconcileDay, RunBusy, type ReconcileWish } from "./reconcile-day"
export { workDueRuns } from "./due-runs"
export { reconcileUpload } from "./upload"
