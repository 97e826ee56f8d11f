import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { makeWalkable } from "../home"
import type { Runner } from "./runner"

/**
 * The data directory inside `dir`, made if there is none. `initdb` works in a draft, so that a
 * half made cluster is never taken for a whole one.
 */
export function prepareCluster(dir: string, bin: string, runner: Runner): string {
  const data = path.join(dir, "data")
  if (fs.existsSync(data)) return data

  const draft = path.join(dir, "data.draft")
  makeWalkable(dir)
  fs.rmSync(draft, { recursive: true, force: true })
  if (runner.uid !== undefined && runner.gid !== undefined) {
    fs.chownSync(dir, runner.uid, runner.gid)
  }
  initdb(path.join(bin, "initdb"), draft, runner)
  fs.renameSync(draft, data)
  return data
}

function initdb(command: string, data: string, runner: Runner): void {
  const args = ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8"]
  // Built into Postgres, hence the same on every system, with or without its locales.
  const locale = ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
  try {
    execFileSync(command, [...args, ...locale], { ...runner, cwd: "/", stdio: "pipe" })
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer }
    const who = runner.uid === undefined ? "" : ` as user ${runner.uid}`
    throw new Error(`initdb failed${who} in ${data}: ${stderr?.toString().trim()}`, {
      cause: error,
    })
  }
}
