import { fork } from "node:child_process"
import path from "node:path"
import type { ArchiveOrder, ArchiveReport } from "./archive-child"

/** One bill into the archive, in a process of its own, so that its memory is its own. */
export function measureArchive(order: ArchiveOrder): Promise<ArchiveReport> {
  return measureIn(path.join(__dirname, "archive-child.ts"), order)
}

/** What a script reports of an order, in a process of its own. */
export function measureIn<Report>(script: string, order: ArchiveOrder): Promise<Report> {
  const child = fork(script, [], {
    execArgv: ["--expose-gc", "-r", "ts-node/register"],
  })
  child.send(order)
  return new Promise((resolve, reject) => {
    let report: Report | null = null
    child.on("message", (message) => (report = message as Report))
    child.on("error", reject)
    child.on("exit", () => {
      if (report) resolve(report)
      else reject(new Error("the child has measured nothing"))
    })
  })
}
