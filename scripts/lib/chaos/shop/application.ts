import fs from "node:fs"
import path from "node:path"
import { root } from "../../home"

/** What a Medusa application consists of, by name, and where ours is. */
const PARTS = {
  "medusa-config.js": "scripts/lib/chaos/application/medusa-config.js",
  "package.json": "package.json",
  "tsconfig.json": "tsconfig.json",
  node_modules: "node_modules",
  src: "src",
}

/** A Medusa application that is this repository's in all but its configuration. */
export function makeApplication(home: string): string {
  const dir = path.join(home, "application")
  fs.mkdirSync(dir)
  for (const [name, target] of Object.entries(PARTS)) {
    fs.symlinkSync(path.join(root, target), path.join(dir, name))
  }
  return dir
}
