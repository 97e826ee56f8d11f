export const search = { group: "Alipay & WeChat Pay trades", goTo: "Go to Reconciliation" }
