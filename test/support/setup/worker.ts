/** The gateways and the port of this worker's own shop. */
const workers = JSON.parse(process.env.CNPAY_TEST_WORKERS ?? "[]") as Record<string, string>[]
Object.assign(process.env, workers[Number(process.env.JEST_WORKER_ID ?? "1") - 1])
