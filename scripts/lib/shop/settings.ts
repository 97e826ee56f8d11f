import { adminLogin, type AdminLogin } from "../admin-login"
import { portFrom, type NamedPort } from "../ports"

/** What the environment says about the dev shop. An empty variable is as good as none. */
export interface ShopSettings {
  shop: NamedPort
  storefront: NamedPort
  simulator?: NamedPort
  databaseUrl?: string
  login: AdminLogin
  /** Restart the shop when a file of the repository changes. */
  watch: boolean
}

/** `--no-env-file` is for tests, which must not meet the user's own accounts. */
const OPTIONS = ["--no-watch", "--no-env-file"]

export function readSettings(args: string[], env: NodeJS.ProcessEnv): ShopSettings {
  const unknown = args.find((arg) => !OPTIONS.includes(arg))
  if (unknown) throw new Error(`Unknown option ${unknown}: there are ${OPTIONS.join(" and ")}.`)
  const simulator = { otherwise: 9100, what: "the simulator" }
  return {
    shop: portFrom(env, "PORT", { otherwise: 9000, what: "the shop" }),
    storefront: portFrom(env, "STOREFRONT_PORT", { otherwise: 8000, what: "the demo shop" }),
    simulator: env.SIMULATOR === "off" ? undefined : portFrom(env, "SIMULATOR_PORT", simulator),
    databaseUrl: env.DATABASE_URL || undefined,
    login: adminLogin(env),
    watch: !args.includes("--no-watch"),
  }
}

export function portsOf({ shop, storefront, simulator }: ShopSettings): NamedPort[] {
  return [shop, storefront, ...(simulator ? [simulator] : [])]
}

export function urlOf({ port }: NamedPort): string {
  return `http://127.0.0.1:${port}`
}
