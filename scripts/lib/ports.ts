import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"

/** A port, and the environment variable that moves it. */
export interface NamedPort {
  port: number
  variable: string
  what: string
}

export function portFrom(
  env: NodeJS.ProcessEnv,
  variable: string,
  { otherwise, what }: { otherwise: number; what: string }
): NamedPort {
  const port = Number(env[variable] || otherwise)
  if (Number.isInteger(port) && port > 0 && port < 65536) return { port, variable, what }
  throw new Error(`${variable} has to be a port number, but is "${env[variable]}".`)
}

/** Throws the sentence that a person needs when somebody else listens there. */
export async function requireFree(ports: NamedPort[], patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (const named of ports) {
    while (await inUse(named.port)) {
      if (Date.now() >= deadline) throw new Error(sentence(named))
      await sleep(100)
    }
  }
}

function sentence({ port, variable, what }: NamedPort): string {
  return `Port ${port}, meant for ${what}, is in use: set ${variable} to another one.`
}

function inUse(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })
}
