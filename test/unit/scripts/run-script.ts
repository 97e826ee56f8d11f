import { spawnSync } from "node:child_process"
import path from "node:path"
import { root } from "../../../scripts/lib/home"

/** Runs one of the project's scripts to its end, in an environment that the user has not touched. */
export function runScript(name: string, env: Record<string, string>) {
  const script = path.join(root, "scripts", name)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["-r", "ts-node/register", script],
    { cwd: root, encoding: "utf8", env: { PATH: process.env.PATH, DATABASE_URL: "", ...env } }
  )
  return { status, stdout, stderr }
}
