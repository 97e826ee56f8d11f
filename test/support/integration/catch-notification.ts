import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { SimulatorControl } from "../../../simulator"
import { newOutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import { insertTrade } from "../../../src/modules/cnpay/queries"
import { openGateway } from "../../../src/options/open-gateway"
import type { Account } from "../../../src/options/types"
import { until } from "../until"
import type { Shop } from "./shop-suite"

export interface CaughtNotification {
  body: string
  headers: Record<string, string>
}

/** A payment of 19.90 for a session whose notification goes to this test instead of to the shop. */
export function catchNotification(
  shop: Shop,
  gateway: "alipay" | "wechat",
  sessionId: string
): Promise<CaughtNotification> {
  return catchOf(shop, { account: `${gateway}_main`, gateways: shop.gateways }, sessionId)
}

/** The same at any account; its trade is in the ledger. */
export async function catchOf(
  shop: Shop,
  { account: name, gateways }: { account: string; gateways: SimulatorControl },
  sessionId: string
): Promise<CaughtNotification> {
  const gateway = name.startsWith("alipay") ? "alipay" : "wechat"
  let caught: CaughtNotification | undefined
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      caught = {
        body: Buffer.concat(chunks).toString(),
        headers: request.headers as Record<string, string>,
      }
      response.end("success")
    })
  }).listen(0, "127.0.0.1")
  await until(() => server.listening, { what: "the catcher listens" })
  const { port } = server.address() as AddressInfo
  const open = openGateway(
    { ...account(shop, name), notifyUrl: `http://127.0.0.1:${port}/notify` },
    () => new Date()
  )
  try {
    const now = new Date()
    const trade = {
      outTradeNo: newOutTradeNo(now),
      scene: gateway === "alipay" ? "qr" : "native",
      expiresAt: new Date(now.getTime() + 600_000),
    }
    const terms = {
      kind: "payment" as const,
      form: null,
      account: name,
      sessionId,
      amount: fen(1990),
      currency: "cny",
    }
    await insertTrade(shop.db, { ...trade, ...terms, dueAt: trade.expiresAt })
    await open.create({ ...trade, total: fen(1990), subject: "A test" })
    await gateways.pay(gateway, trade.outTradeNo)
    return await until(() => caught, { what: "the gateway has notified" })
  } finally {
    await open.shutdown()
    server.close()
  }
}

function account(shop: Shop, name: string): Account {
  const config = shop.container.resolve("configModule") as unknown as {
    modules: Record<string, { options?: { accounts?: Account[] } }>
  }
  const accounts = config.modules.cnpay?.options?.accounts ?? []
  const found = accounts.find((one) => one.account === name)
  if (!found) throw new Error(`no account ${name}`)
  return found
}
