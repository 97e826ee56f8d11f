import { fork, type ChildProcess } from "node:child_process"
import path from "node:path"

export interface LeashOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  uid?: number
  gid?: number
  /** What asks the child to end. After `graceMs` it is ended by SIGKILL. */
  stopSignal?: "SIGTERM" | "SIGINT"
  graceMs?: number
  /** Without it the child writes where we write. */
  onOutput?: (text: string) => void
}

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A child process that cannot outlive us. */
export interface Leashed {
  readonly pid: number
  readonly exited: Promise<Exit>
  stop(): Promise<Exit>
}

type Report = { started: number } | { failed: string } | { exit: Exit }

/** Starts a command that ends, with everything it started, when `stop` is called or when we die. */
export async function leash(
  command: string,
  args: string[],
  { cwd, env = process.env, onOutput, ...rest }: LeashOptions = {}
): Promise<Leashed> {
  const order = { command, args, cwd, stopSignal: "SIGTERM", graceMs: 10_000, ...rest }
  const output = onOutput ? "pipe" : "inherit"
  const supervisor = fork(path.join(__dirname, "supervisor.cjs"), [JSON.stringify(order)], {
    env,
    cwd: "/",
    execArgv: [],
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  })
  for (const stream of [supervisor.stdout, supervisor.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => onOutput?.(text))
  }
  const pid = await started(supervisor, command)
  const exited = ended(supervisor, pid)
  return {
    pid,
    exited,
    stop: () => {
      if (supervisor.connected) supervisor.send("stop")
      return exited
    },
  }
}

function started(supervisor: ChildProcess, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    supervisor.once("error", reject)
    supervisor.once("exit", () => reject(new Error(`${command} could not be started`)))
    supervisor.once("message", (report: Report) => {
      if ("started" in report) resolve(report.started)
      if ("failed" in report) reject(new Error(`${command} could not be started: ${report.failed}`))
    })
  })
}

function ended(supervisor: ChildProcess, pid: number): Promise<Exit> {
  return new Promise((resolve) => {
    let exit: Exit | undefined
    supervisor.on("message", (report: Report) => {
      if ("exit" in report) exit = report.exit
    })
    supervisor.once("exit", () => endGroup(pid))
    supervisor.once("close", (code, signal) => resolve(exit ?? { code, signal }))
  })
}

/** Nothing is left to end, unless somebody killed the supervisor. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error
  }
}
