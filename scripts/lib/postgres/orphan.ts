import fs from "node:fs"
import path from "node:path"
import { commandLine } from "../command-line"
import { until } from "../until"

/**
 * Ends a server that an earlier run left alive in this data directory, and clears the pid file of
 * one that died. Answers whether there was a live one.
 */
export async function endOrphan(data: string): Promise<boolean> {
  const pidFile = path.join(data, "postmaster.pid")
  const pid = pidIn(pidFile)
  if (pid === undefined) return false

  const alive = serves(pid, data)
  if (alive) {
    process.kill(pid, "SIGINT")
    await until(() => !serves(pid, data), {
      what: `the Postgres of an earlier run (process ${pid}) has ended`,
      timeout: 20_000,
    })
  }
  fs.rmSync(pidFile, { force: true })
  return alive
}

function pidIn(pidFile: string): number | undefined {
  if (!fs.existsSync(pidFile)) return undefined
  return Number(fs.readFileSync(pidFile, "utf8").split("\n")[0])
}

/** Only a process whose command line names our data directory is our server. */
function serves(pid: number, data: string): boolean {
  return commandLine(pid).includes(data)
}
