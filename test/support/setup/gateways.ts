import type { Config } from "jest"
import { generateCredentials, startSimulator, type Simulator } from "../../../simulator"
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
  // One set of keys will do for all of them: no two are ever asked by the same shop.
  const credentials = await generateCredentials()
  const others = await Promise.all(
    simulators.map(() => startSimulator({ retryFactor: RETRY_FACTOR, credentials }))
  )
  globalThis.cnpaySimulators = [...simulators, ...others]
  const envs = simulators.map(async (simulator, i) => ({
    ...(await workerEnv(simulator)),
    ...secondEnv(others[i]),
  }))
  process.env.CNPAY_TEST_WORKERS = JSON.stringify(await Promise.all(envs))
}

async function workerEnv(simulator: Simulator): Promise<Record<string, string>> {
  const PORT = String(await freePort())
  return { PORT, SIMULATOR_URL: simulator.url, ...simulator.env, ...v2Env(simulator) }
}

/** A second account at Alipay's, of another merchant: nothing of the first one's fits it. */
function secondEnv(simulator: Simulator | undefined): Record<string, string> {
  if (!simulator) return {}
  const { url, env } = simulator
  return {
    SECOND_SIMULATOR_URL: url,
    ALIPAY_SECOND_APP_ID: env.ALIPAY_APP_ID,
    ALIPAY_SECOND_PRIVATE_KEY: env.ALIPAY_PRIVATE_KEY,
    ALIPAY_SECOND_PUBLIC_KEY: env.ALIPAY_PUBLIC_KEY,
    ALIPAY_SECOND_ENDPOINT: env.ALIPAY_ENDPOINT,
  }
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
