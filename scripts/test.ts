import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { runToEnd, type Farewell } from "./lib/farewell"
import { makeWalkable } from "./lib/home"
import { startPostgres } from "./lib/postgres"
import { testEnvironment } from "./lib/testing/environment"
import { fastFolder } from "./lib/testing/fast-folder"
import { select } from "./lib/testing/parts"
import type { PartResult } from "./lib/testing/result"
import { runPart } from "./lib/testing/run-part"
import { summary, total } from "./lib/testing/table"

const INTERRUPTED = 130

/** `npm test [-- <part>… <Jest's options>…]`: all the tests, on a Postgres that it brings along. */
async function main(farewell: Farewell): Promise<number> {
  const { parts, jestArgs } = select(process.argv.slice(2))
  const scratch = scratchFolder(os.tmpdir(), farewell)
  const temporary = path.join(scratch, "tmp")
  makeWalkable(temporary)

  const env = {
    ...testEnvironment(await serverUrl(farewell), process.env),
    TMPDIR: temporary,
  }
  const results: PartResult[] = []
  for (const part of parts) {
    console.log(`\n── ${part.name}`)
    const result = await runPart(part, { farewell, env, scratch, jestArgs })
    if (farewell.begun) return INTERRUPTED
    console.log(`── ${part.name}: ${result.seconds.toFixed(1)} s`)
    results.push(result)
  }

  console.log(`\n${summary(results)}`)
  const { passed, failed } = total(results)
  return failed === 0 && passed > 0 ? 0 : 1
}

function scratchFolder(parent: string, farewell: Farewell): string {
  const folder = fs.mkdtempSync(path.join(parent, "cnpay-test-"))
  // What an interrupted test has started may take a moment to let go of its files.
  const patient = { recursive: true, force: true, maxRetries: 30, retryDelay: 100 }
  farewell.add(() => fs.rmSync(folder, patient))
  fs.chmodSync(folder, 0o755) // Postgres may run as another user
  return folder
}

async function serverUrl(farewell: Farewell): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const folder = scratchFolder(fastFolder(), farewell)
  const postgres = await startPostgres({ dir: path.join(folder, "postgres") })
  farewell.add(() => postgres.stop())
  return postgres.url("postgres")
}

runToEnd(main)
