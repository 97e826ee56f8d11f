import fs from "node:fs"
import path from "node:path"
import { commandLine } from "../command-line"
import { makeWalkable } from "../home"

const FILE = "running.pid"

/** The process that runs the dev shop of this home, if one does. */
export function runningInstance(home: string): number | undefined {
  const pid = pidIn(home)
  return pid !== undefined && commandLine(pid).includes("start.ts") ? pid : undefined
}

export interface Claim {
  /** Whether an earlier run died without saying goodbye: its children may still be on their way out. */
  afterCrash: boolean
  release(): void
}

/** One dev shop per home: the second one is told which process is the first. */
export function claimHome(home: string): Claim {
  makeWalkable(home)
  const other = runningInstance(home)
  if (other) throw new Error(`This shop is running already, as process ${other}.`)

  const file = path.join(home, FILE)
  const afterCrash = fs.existsSync(file)
  fs.rmSync(file, { force: true })
  fs.writeFileSync(file, `${process.pid}\n`, { flag: "wx" })
  return { afterCrash, release: () => fs.rmSync(file, { force: true }) }
}

function pidIn(home: string): number | undefined {
  const file = path.join(home, FILE)
  return fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : undefined
}
