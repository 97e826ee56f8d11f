import { createHash } from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"

const NAME = "medusa-payment-alipay-wechat"

export const root = path.resolve(__dirname, "../..")

/**
 * Where this machine keeps what is not the repository's: Postgres may not run as root, so root's
 * share has to be a place that other users may read, which root's own home is not.
 */
export function machineHome(env: NodeJS.ProcessEnv = process.env): string {
  if (process.getuid?.() === 0) return path.join("/var/lib", NAME)
  return path.join(env.XDG_STATE_HOME ?? path.join(os.homedir(), ".local/state"), NAME)
}

/** The dev shop's data, one per checkout. */
export function shopHome(env: NodeJS.ProcessEnv = process.env): string {
  if (env.CNPAY_HOME) return outsideTheRepository(path.resolve(env.CNPAY_HOME))
  const checkout = createHash("sha256").update(root).digest("hex").slice(0, 12)
  return path.join(machineHome(env), checkout)
}

/**
 * Makes a folder that the user Postgres runs as may walk through, whatever the umask. A folder that
 * is there already stays as it is.
 */
export function makeWalkable(dir: string): void {
  const made = fs.mkdirSync(dir, { recursive: true })
  for (let each = dir; made && each.startsWith(made); each = path.dirname(each)) {
    fs.chmodSync(each, 0o755)
  }
}

/** `medusa develop` restarts at every change inside the repository. */
function outsideTheRepository(home: string): string {
  if (!path.relative(root, home).startsWith("..")) {
    throw new Error(`CNPAY_HOME has to be outside the repository, but is ${home}.`)
  }
  return home
}
