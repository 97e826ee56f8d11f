import { spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { freePort } from "../support/free-port"
import { answersOn, onPath } from "../support/e2e/redis"
import { until } from "../support/until"

const root = path.join(__dirname, "../..")

/** A small chaos run without kills: what it prints last is the verdict of its proof. */
async function chaos(...args: string[]): Promise<string> {
  const script = ["-r", "ts-node/register", path.join(root, "scripts/chaos.ts")]
  const sized = ["--shoppers", "12", "--seed", "1", "--no-kills", ...args]
  const { NODE_ENV: _env, NODE_OPTIONS: _options, JEST_WORKER_ID: _id, ...env } = process.env
  const child = spawn(process.execPath, [...script, ...sized], { cwd: root, env })
  let output = ""
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()))
  await once(child, "close")
  return output.trim().split("\n").at(-1) ?? ""
}

describe("two processes on one database, among faults of every kind", () => {
  it("make an order or a refund of every paid fen without Redis", async () => {
    expect(await chaos()).toBe("chaos: OK (seed 1)")
  }, 300_000)

  const redis = onPath("redis-server")
  const withRedis = redis ? it : it.skip
  const reason = redis ? "" : " (skipped: no redis-server on the PATH)"
  withRedis(
    `make an order or a refund of every paid fen with Redis${reason}`,
    async () => {
      const port = await freePort()
      const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", ""]
      const server = spawn(redis ?? "", options, { stdio: "ignore" })
      try {
        await until(() => answersOn(port), { what: "Redis answers" })
        expect(await chaos("--redis", `redis://127.0.0.1:${port}`)).toBe("chaos: OK (seed 1)")
      } finally {
        server.kill()
      }
    },
    300_000
  )
})
