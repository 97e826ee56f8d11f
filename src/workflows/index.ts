export * from "./settle-trade"
export { acceptDiscrepancyWorkflow, acceptDiscrepancyWorkflowId } from "./accept-discrepancy"
export { redirectRefundWorkflow, redirectRefundWorkflowId } from "./redirect-refund"
export { retryRefundWorkflow, retryRefundWorkflowId } from "./retry-refund"
