import type { Server } from "node:http"
import type { CertificateFiles } from "./alipay/platform"
import type { Clock } from "./clock"
import { generateCredentials, loadCredentials, type Credentials } from "./credentials"
import { gatewayServer, listen, secureServer } from "./server"
import { shopEnv, type ShopEnv } from "./shop-env"
import { tlsIdentity } from "./tls-identity"
import { World } from "./world"

export {
  SimulatorControl,
  type NotifyChanges,
  type PlatformChange,
  type ShopReply,
} from "./control-client"
export { generateCredentials, loadCredentials, type Credentials, type KeyPair } from "./credentials"
export type { AddedRow, BillChange, RowChanges, RowMatch } from "./bills/changes"
export type { FaultRequest, NotificationFault, Operation, OperationFault } from "./faults"
export type { CertificateFiles } from "./alipay/platform"
export type { Gateway, RefundState } from "./records"
export type { PaymentCodeEnd } from "./shopper-codes"
export { shopEnv, type ShopEnv } from "./shop-env"
export type {
  AttemptView,
  BooksView,
  FreezeView,
  NotificationView,
  RefundView,
  RequestView,
  TradeView,
} from "./views"

function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  return done
}

/** How a simulator is started. */
export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** Of the listener over TLS; 0, the default, takes any free port. */
  securePort?: number
  /** Where credentials are kept between runs; without it new ones are made each time. */
  dir?: string
  credentials?: Credentials
  /** Multiplies the gateways' waits: 1 is as slow as the real ones, 0.001 suits a test. */
  retryFactor?: number
  now?: Clock
  /** What Alipay answers to a second refund within three seconds. Default `ACQ.SYSTEM_ERROR`. */
  refundGapCode?: string
}

/** A running simulator. */
export interface Simulator {
  url: string
  port: number
  /** The same over TLS, on another port: WeChat Pay's API v2 asks for the merchant's certificate there. */
  secureUrl: string
  /** Who vouches for `secureUrl`, in PEM. */
  ca: string
  credentials: Credentials
  /** The environment of a shop that uses it. */
  env: ShopEnv
  /** What a merchant of Alipay's downloads who uses certificates. */
  alipayCertificates: CertificateFiles
  stop(): Promise<void>
}

/** Starts both gateways on one port of 127.0.0.1. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, dir, retryFactor = 1, now = () => new Date() } = options
  const kept = () => (dir ? loadCredentials(dir) : generateCredentials())
  const credentials = options.credentials ?? (await kept())
  const refundGapCode = options.refundGapCode ?? "ACQ.SYSTEM_ERROR"
  const world = new World({ credentials, clock: now, retryFactor, refundGapCode })
  const server = gatewayServer(world)
  const bound = await listen(server, port)
  world.url = `http://127.0.0.1:${bound}`
  const identity = tlsIdentity(credentials)
  const secure = secureServer(world, identity)
  const securePort = await listen(secure, options.securePort ?? 0)
  return {
    url: world.url,
    port: bound,
    secureUrl: `https://127.0.0.1:${securePort}`,
    ca: identity.cert,
    credentials,
    env: shopEnv(credentials, world.url),
    alipayCertificates: world.alipay.files,
    async stop() {
      world.stop()
      await Promise.all([server, secure].map(closed))
    },
  }
}
