import { accessSync, constants } from "node:fs"
import { connect } from "node:net"
import path from "node:path"

/** Where a program is, or `null` on a machine that does not have it. */
export function onPath(program: string): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter)
  return folders.map((folder) => path.join(folder, program)).find(isExecutable) ?? null
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export function answersOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
      .once("connect", () => resolve(true))
      .once("error", () => resolve(false))
      .once("close", () => resolve(false))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.once("connect", () => socket.end())
  })
}
