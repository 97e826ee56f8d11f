import { startSimulator } from "./index"

const DEFAULT_PORT = 9_100

function numberFrom(name: string, fallback: number): number {
  const text = process.env[name]
  const value = text ? Number(text) : fallback
  if (Number.isFinite(value) && value >= 0) return value
  throw new Error(`${name} must be a number that is not negative, not "${text}".`)
}

async function main(): Promise<void> {
  const port = numberFrom("SIMULATOR_PORT", DEFAULT_PORT)
  const retryFactor = numberFrom("SIMULATOR_RETRY_FACTOR", 1)
  const simulator = await startSimulator({ port, retryFactor, dir: process.env["SIMULATOR_DIR"] })
  console.log(`simulator ${simulator.url}`)
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => void simulator.stop())
}

function sentence(error: NodeJS.ErrnoException & { port?: number }): string {
  if (error.code !== "EADDRINUSE") return error.message
  return `Port ${error.port} is in use: set SIMULATOR_PORT to another one.`
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(sentence(error))
  process.exitCode = 1
})
