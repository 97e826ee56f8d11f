import fs from "node:fs"
import path from "node:path"
import { leash, type LeashOptions } from "../leash/leash"
import { LogFile } from "../log-file"
import { until } from "../until"

export interface ServiceOptions {
  name: string
  command: string[]
  home: string
  /** Up when this answers by HTTP. */
  url: string
  env: NodeJS.ProcessEnv
  cwd: string
  timeout?: number
  stopSignal?: LeashOptions["stopSignal"]
  onOutput?: (text: string) => void
}

export interface Service {
  readonly name: string
  readonly pid: number
  readonly log: LogFile
  readonly exited: Promise<unknown>
  stop(): Promise<unknown>
}

/** Starts a long-lived child and waits until it answers by HTTP. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, home, url, timeout = 60_000 } = options
  const log = new LogFile(path.join(home, "logs", `${name}.log`))
  const [command = process.execPath, ...args] = options.command
  const child = await leash(command, args, {
    env: options.env,
    cwd: options.cwd,
    stopSignal: options.stopSignal,
    onOutput: (text) => {
      log.write(text)
      options.onOutput?.(text)
    },
  })
  fs.writeFileSync(path.join(home, "logs", `${name}.pid`), `${child.pid}\n`)
  let ended = false
  void child.exited.then(() => (ended = true))
  try {
    await until(() => ended || answers(url), { what: `${name} answers at ${url}`, timeout })
    if (ended) throw new Error(`${name} ended instead of answering at ${url}`)
  } catch (error) {
    await child.stop()
    throw withTail(error, log)
  }
  return { name, log, pid: child.pid, exited: child.exited, stop: () => child.stop() }
}

/** A child that does one thing and ends. */
export async function runTask(
  name: string,
  { command, home, env, cwd }: Pick<ServiceOptions, "command" | "home" | "env" | "cwd">
): Promise<void> {
  const log = new LogFile(path.join(home, "logs", `${name}.log`))
  const [program = process.execPath, ...args] = command
  const child = await leash(program, args, { env, cwd, onOutput: log.write })
  const { code, signal } = await child.exited
  if (code !== 0) throw withTail(new Error(`${name} ended with ${signal ?? code}`), log)
}

function withTail(error: unknown, log: LogFile): Error {
  const { message } = error as Error
  return new Error(`${log.tail()}\n${message}; all of it is in ${log.file}`, { cause: error })
}

async function answers(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    return ok
  } catch {
    return false // not yet: `until` keeps the deadline
  }
}
