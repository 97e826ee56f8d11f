import fs from "node:fs"
import { z } from "@medusajs/framework/zod"

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    })
  ),
})

export interface PartResult {
  name: string
  seconds: number
  passed: number
  failed: number
  skipped: string[]
}

/** Reads Jest's report; whatever kept a suite or a whole part from running counts as a failure. */
export function readResult(
  name: string,
  seconds: number,
  run: { report: string; exitCode: number | null }
): PartResult {
  if (!fs.existsSync(run.report)) return { name, seconds, passed: 0, failed: 1, skipped: [] }

  const report = Report.parse(JSON.parse(fs.readFileSync(run.report, "utf8")))
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  const skipped = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "pending" || status === "todo")
    .map(({ fullName }) => fullName)
  return {
    name,
    seconds,
    passed: report.numPassedTests,
    failed: failed === 0 && run.exitCode !== 0 ? 1 : failed,
    skipped,
  }
}
