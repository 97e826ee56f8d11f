import { fork } from "node:child_process"
import path from "node:path"
import type { ChildOrder } from "./child"

/** Runs a day in a process of its own; what ended that: an exit code, or the signal that killed it. */
export function runElsewhere(order: ChildOrder): Promise<number | string | null> {
  const child = fork(path.join(__dirname, "child.ts"), [], {
    execArgv: ["-r", "ts-node/register/transpile-only"],
    // Jest's own process.env is not the one that a child gets by itself.
    env: { ...process.env },
  })
  child.send(order)
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", (code, signal) => resolve(signal ?? code))
  })
}
