import { startSimulator, type Simulator } from "../../../simulator"
import { freePort } from "../free-port"

declare global {
  // Jest shares only globals between its set-up and its tear-down.
  var cnpaySimulator: Simulator | undefined
}

/** Fast enough for a test, slow enough that a first answer still comes before a first retry. */
const RETRY_FACTOR = 0.02

/** Before Medusa reads its configuration: both gateways, and the port on which they will find the shop. */
export default async function startGateways(): Promise<void> {
  const simulator = await startSimulator({ retryFactor: RETRY_FACTOR })
  globalThis.cnpaySimulator = simulator
  process.env.PORT = String(await freePort())
  process.env.SIMULATOR_URL = simulator.url
  Object.assign(process.env, simulator.env, v2Env(simulator))
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
