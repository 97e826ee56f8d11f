import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { testEnvironment } from "../../../scripts/lib/testing/environment"
import { fastFolder } from "../../../scripts/lib/testing/fast-folder"
import { select } from "../../../scripts/lib/testing/parts"
import { readResult } from "../../../scripts/lib/testing/result"
import { summary } from "../../../scripts/lib/testing/table"

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-report-"))
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }))

function reportWith(changes: object): string {
  const file = path.join(scratch, "report.json")
  const nothing = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }
  fs.writeFileSync(file, JSON.stringify({ ...nothing, testResults: [], ...changes }))
  return file
}

describe("the choice of parts", () => {
  it("takes the leading words that name parts, and leaves the rest to Jest", () => {
    const { parts, jestArgs } = select(["unit", "-t", "unit of money"])

    expect(parts.map(({ name }) => name)).toEqual(["unit"])
    expect(jestArgs).toEqual(["-t", "unit of money"])
  })

  it("takes every part that has tests when none is named", () => {
    const { parts, jestArgs } = select(["-t", "fen"])

    expect(parts.map(({ name }) => name)).toContain("unit")
    expect(jestArgs).toEqual(["-t", "fen"])
  })
})

it("keeps its databases on the disk of a system that has no memory to spare for them", () => {
  expect(fastFolder(path.join(scratch, "nowhere"))).toBe(os.tmpdir())
})

describe("the result of a part", () => {
  it("counts a suite that could not be loaded as a failure", () => {
    const report = reportWith({ numPassedTests: 5, numRuntimeErrorTestSuites: 1 })

    expect(readResult("unit", 1, { report, exitCode: 1 })).toMatchObject({ passed: 5, failed: 1 })
  })

  it("is a failure when Jest failed although no test did", () => {
    const report = reportWith({ numPassedTests: 5 })

    expect(readResult("unit", 1, { report, exitCode: 1 })).toMatchObject({ passed: 5, failed: 1 })
  })

  it("is a failure when Jest left no report", () => {
    const report = path.join(scratch, "none.json")

    expect(readResult("e2e", 1, { report, exitCode: null })).toMatchObject({ passed: 0, failed: 1 })
  })
})

it("ends with the table of parts and one plain line", () => {
  const report = reportWith({
    numPassedTests: 2,
    testResults: [
      { assertionResults: [{ fullName: "pays (skipped: no browser)", status: "pending" }] },
    ],
  })
  const unit = readResult("unit", 1.25, { report, exitCode: 0 })

  expect(summary([unit, { ...unit, name: "e2e", failed: 1, skipped: [] }])).toBe(
    [
      "skipped (unit): pays (skipped: no browser)",
      "part          seconds   passed   failed  skipped",
      "unit              1.3        2        0        1",
      "e2e               1.3        2        1        0",
      "",
      "4 passed, 1 failed",
    ].join("\n")
  )
})

it("names the Postgres server to Medusa's runners, and hides the user's own shop", () => {
  const env = testEnvironment("postgres://me:p%40ss@db.example:6543/postgres", {
    HOME: "/home/me",
    ALIPAY_PRIVATE_KEY: "a real one",
    DATABASE_URL: "postgres://db.example/production",
  })

  expect(env).toMatchObject({
    HOME: "/home/me",
    DB_HOST: "db.example",
    DB_PORT: "6543",
    DB_USERNAME: "me",
    DB_PASSWORD: "p@ss",
  })
  expect(env).not.toHaveProperty("ALIPAY_PRIVATE_KEY")
  expect(env).not.toHaveProperty("DATABASE_URL")
})
