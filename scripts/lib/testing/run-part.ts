import path from "node:path"
import type { Farewell } from "../farewell"
import { root } from "../home"
import { leash } from "../leash/leash"
import type { Part, Selection } from "./parts"
import { readResult, type PartResult } from "./result"

interface Surroundings {
  farewell: Farewell
  env: NodeJS.ProcessEnv
  scratch: string
  jestArgs: Selection["jestArgs"]
}

/** Each test file leaves a whole Medusa behind in Jest's worker, which is begun anew in time. */
const WORKER_MEMORY = "1500MB"

/** One Jest run over one part. */
export async function runPart(
  { name, workers }: Part,
  { farewell, env, scratch, jestArgs }: Surroundings
): Promise<PartResult> {
  const report = path.join(scratch, `${name}.json`)
  const started = Date.now()
  const jest = await leash(
    process.execPath,
    [
      path.join(root, "node_modules/jest/bin/jest.js"),
      "--selectProjects",
      name,
      "--json",
      `--outputFile=${report}`,
      // A failure may leave a server open, and a run that never ends tells nobody about it.
      "--forceExit",
      `--workerIdleMemoryLimit=${WORKER_MEMORY}`,
      ...(workers ? [workers > 1 ? `--maxWorkers=${workers}` : "--runInBand"] : []),
      // Medusa's log fills the screen; a narrowed run is for somebody who wants to read it.
      ...(jestArgs.length === 0 ? ["--silent"] : []),
      ...(jestArgs.length > 0 ? ["--passWithNoTests", ...jestArgs] : []),
    ],
    { cwd: root, env }
  )
  farewell.add(() => jest.stop())
  const { code } = await jest.exited
  return readResult(name, (Date.now() - started) / 1000, { report, exitCode: code })
}
