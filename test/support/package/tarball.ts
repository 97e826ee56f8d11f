import { execFileSync, spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { root } from "../../../scripts/lib/home"
import { withoutTestSettings } from "../without-test-settings"

/** Builds and packs the plugin as publishing does; gives the tarball's path. */
export function packInto(dir: string): string {
  const { status, stdout, stderr } = spawnSync("npm", ["pack", "--pack-destination", dir], {
    cwd: root,
    env: withoutTestSettings(process.env),
    encoding: "utf8",
  })
  if (status !== 0) throw new Error(`npm pack ended with ${status}:\n${stdout}\n${stderr}`)
  const tarball = fs.readdirSync(dir).find((file) => file.endsWith(".tgz"))
  if (!tarball) throw new Error(`npm pack left nothing in ${dir}`)
  return path.join(dir, tarball)
}

export function unpack(tarball: string, into: string): void {
  fs.mkdirSync(into, { recursive: true })
  execFileSync("tar", ["-xzf", tarball, "-C", into, "--strip-components=1"])
}
