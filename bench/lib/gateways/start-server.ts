import { fork } from "node:child_process"
import { once } from "node:events"
import path from "node:path"

export interface AnsweringServer {
  url: string
  /** PEM. */
  publicKey: string
  close(): void
}

/** In a process of its own: what a gateway does is no part of what a call costs the shop. */
export async function startServer(): Promise<AnsweringServer> {
  const child = fork(path.join(__dirname, "server-child.ts"), {
    execArgv: ["-r", "ts-node/register"],
  })
  const [ready] = (await once(child, "message")) as [Omit<AnsweringServer, "close">]
  return { ...ready, close: () => child.disconnect() }
}
