import { execFileSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createConnection } from "mysql2/promise"
import { freePort } from "../../scripts/lib/free-port"
import { leash, type Leashed } from "../../scripts/lib/leash/leash"
import { until } from "../../scripts/lib/until"

const SERVER = "mariadbd"
const DATABASE = "archive"

export interface MariaDb {
  /** With the scheme that the archive's option takes. */
  url: string
  stop(): Promise<void>
}

/** Why there is no MariaDB to test with; `null`: there is one. */
export function whyNoMariaDb(): string | null {
  const isThere = [SERVER, "mariadb-install-db"].every((name) => find(name) !== null)
  return isThere ? null : "mariadbd is not on the PATH"
}

/** A MariaDB of one's own, on loopback; it ends with this process. */
export async function startMariaDb(): Promise<MariaDb> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-test-mariadb-"))
  fs.chmodSync(folder, 0o755)
  const data = path.join(folder, "data")
  const isRoot = process.getuid?.() === 0
  const user = isRoot ? ["--user=root"] : []
  const common = ["--no-defaults", `--datadir=${data}`, ...user]
  const install = [...common, "--auth-root-authentication-method=normal", "--skip-test-db"]
  execFileSync(find("mariadb-install-db") ?? "", install, { stdio: "pipe" })
  const port = await freePort()
  const server = await leash(
    find(SERVER) ?? "",
    [
      ...common,
      `--port=${port}`,
      "--bind-address=127.0.0.1",
      `--socket=${path.join(folder, "socket")}`,
      "--innodb-flush-log-at-trx-commit=0",
    ],
    { cwd: folder, onOutput: () => undefined }
  )
  await ready(server, port)
  return {
    url: `mariadb://root@127.0.0.1:${port}/${DATABASE}`,
    stop: async () => {
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(server: Leashed, port: number): Promise<void> {
  let ended = false
  void server.exited.then(() => (ended = true))
  await until(
    async () => {
      if (ended) throw new Error("MariaDB did not start")
      try {
        const connection = await createConnection({ host: "127.0.0.1", port, user: "root" })
        await connection.query(`create database if not exists ${DATABASE}`)
        await connection.end()
        return true
      } catch {
        return false // not yet: `until` keeps the deadline
      }
    },
    { what: "MariaDB answers", timeout: 30_000 }
  )
}

function find(name: string): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter)
  return folders.map((it) => path.join(it, name)).find((it) => fs.existsSync(it)) ?? null
}
