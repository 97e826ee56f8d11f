import { execFileSync } from "node:child_process"
import fs from "node:fs"

/**
 * The command line of a live process, else an empty string. A zombie still has its pid, and a pid
 * may belong to somebody else by now: what a process was started with tells whether it is ours.
 */
export function commandLine(pid: number): string {
  try {
    if (fs.existsSync("/proc/self/cmdline")) return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8")
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })
  } catch {
    return "" // there is no such process
  }
}
