import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { readOptions } from "./lib/chaos/options"
import { runChaos } from "./lib/chaos/run"
import { runToEnd, type Farewell } from "./lib/farewell"

/** `npm run chaos [-- --shoppers 200 --seed 1 …]`: sells while everything fails, and proves the books. */
async function main(farewell: Farewell): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-chaos-"))
  fs.chmodSync(home, 0o755) // Postgres may run as another user
  let isProven = false
  farewell.add(() => isProven && fs.rmSync(home, { recursive: true, force: true, maxRetries: 30 }))
  console.log(`seed ${options.seed}, everything that is written is in ${home}`)
  isProven = await runChaos(options, { home, farewell })
  if (!isProven) {
    console.log(`chaos: FAILED (seed ${options.seed}); see ${home}`)
    return 1
  }
  console.log(`chaos: OK (seed ${options.seed})`)
  return 0
}

runToEnd(main)
