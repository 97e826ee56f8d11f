import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { runToEnd, type Farewell } from "./lib/farewell"
import { makeWalkable } from "./lib/home"
import { startPostgres } from "./lib/postgres"
import { testEnvironment } from "./lib/testing/environment"
import { select } from "./lib/testing/parts"
import type { PartResult } from "./lib/testing/result"
import { runPart } from "./lib/testing/run-part"
import { summary, total } from "./lib/testing/table"

const INTERRUPTED = 130

/** `npm test [-- <part>… <Jest's options>…]`: all the tests, on a Postgres that it brings along. */
async function main(farewell: Farewell): Promise<number> {
  const { parts, jestArgs } = select(process.argv.slice(2))
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-test-"))
  // What an interrupted test has started may take a moment to let go of its files.
  const patient = { recursive: true, force: true, maxRetries: 30, retryDelay: 100 }
  farewell.add(() => fs.rmSync(scratch, patient))
  const temporary = path.join(scratch, "tmp")
  fs.chmodSync(scratch, 0o755) // Postgres may run as another user
  makeWalkable(temporary)

  const env = {
    ...testEnvironment(await serverUrl(scratch, farewell), process.env),
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

async function serverUrl(scratch: string, farewell: Farewell): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const postgres = await startPostgres({ dir: path.join(scratch, "postgres") })
  farewell.add(() => postgres.stop())
  return postgres.url("postgres")
}

runToEnd(main)
