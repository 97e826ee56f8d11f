import path from "node:path"
import { root } from "../home"

/** The tests bring their own gateways and databases: nothing of the user's own shop may leak in. */
const THE_USERS_OWN = /^(ALIPAY_|WECHAT_|CNPAY_|DATABASE_URL$|REDIS_URL$|PORT$|.*_PORT$|SIMULATOR$)/

/** What every test process is given: a Postgres server, in the names that Medusa's runners read. */
export function testEnvironment(serverUrl: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !THE_USERS_OWN.test(name))
  const server = new URL(serverUrl)
  return {
    ...Object.fromEntries(kept),
    // Medusa's test runner speaks TLS to every host that is not called by this name.
    DB_HOST: server.hostname === "127.0.0.1" ? "localhost" : server.hostname,
    DB_PORT: server.port || "5432",
    DB_USERNAME: decodeURIComponent(server.username) || "postgres",
    DB_PASSWORD: decodeURIComponent(server.password),
    CNPAY_ARTIFACTS: env.CNPAY_ARTIFACTS ?? path.join(root, "artifacts"),
    MEDUSA_DISABLE_TELEMETRY: "1",
    NODE_OPTIONS: `${env.NODE_OPTIONS ?? ""} --experimental-vm-modules --no-warnings`.trim(),
  }
}
