import type { Config } from "jest"
import { startSimulator, type Simulator } from "../../../simulator"
import { freePort } from "../free-port"

declare global {
  // Jest shares only globals between its set-up and its tear-down.
  var cnpaySimulators: Simulator[] | undefined
}

/** Fast enough for a test, slow enough that a first answer still comes before a first retry. */
const RETRY_FACTOR = 0.02

/** Before Medusa reads its configuration: for each worker both gateways, and the port of its shop. */
export default async function startGateways({ maxWorkers = 1 }: Config): Promise<void> {
  const workers = Array.from({ length: Number(maxWorkers) }, () =>
    startSimulator({ retryFactor: RETRY_FACTOR })
  )
  const simulators = await Promise.all(workers)
  globalThis.cnpaySimulators = simulators
  process.env.CNPAY_TEST_WORKERS = JSON.stringify(await Promise.all(simulators.map(workerEnv)))
}

async function workerEnv(simulator: Simulator): Promise<Record<string, string>> {
  const PORT = String(await freePort())
  return { PORT, SIMULATOR_URL: simulator.url, ...simulator.env, ...v2Env(simulator) }
}

/** A second account, on WeChat Pay's API v2. */
function v2Env({ secureUrl, ca, credentials: { wechat } }: Simulator) {
  return {
    WECHAT_API_KEY: wechat.apiV2Key,
    WECHAT_CERTIFICATE: wechat.merchantCertificate,
    WECHAT_CERTIFICATE_KEY: wechat.merchant.privateKey,
    WECHAT_V2_ENDPOINT: secureUrl,
    WECHAT_V2_ENDPOINT_CA: ca,
  }
}
