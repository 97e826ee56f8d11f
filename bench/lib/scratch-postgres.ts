import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import type { Farewell } from "../../scripts/lib/farewell"
import { startPostgres, type Postgres } from "../../scripts/lib/postgres"

/** A Postgres and a folder for one bench, gone with it. */
export async function scratchPostgres(
  farewell: Farewell
): Promise<{ postgres: Postgres; folder: string }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-bench-"))
  fs.chmodSync(folder, 0o755) // Postgres may run as another user
  farewell.add(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 30 }))
  const postgres = await startPostgres({ dir: path.join(folder, "postgres") })
  farewell.add(() => postgres.stop())
  return { postgres, folder }
}
