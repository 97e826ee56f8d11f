import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  loadCredentials,
  shopEnv,
  startSimulator,
  type Credentials,
  type Simulator,
} from "../../../simulator"

const ROOT = join(__dirname, "../../..")

let dir: string
let credentials: Credentials

beforeAll(async () => {
  dir = join(await mkdtemp(join(tmpdir(), "simulator-")), "state")
  credentials = await loadCredentials(dir)
})

afterAll(() => rm(join(dir, ".."), { recursive: true }))

function main(port: number) {
  const env = { ...process.env, SIMULATOR_PORT: String(port), SIMULATOR_DIR: dir }
  const child = spawn(process.execPath, ["-r", "ts-node/register", "simulator/main.ts"], {
    cwd: ROOT,
    env,
  })
  const output = { out: "", err: "" }
  child.stdout.on("data", (chunk: Buffer) => (output.out += chunk.toString()))
  child.stderr.on("data", (chunk: Buffer) => (output.err += chunk.toString()))
  const exit = once(child, "exit").then(([code]) => code as number | null)
  return { child, output, exit }
}

describe("the credentials", () => {
  it("are kept in one private file and are the same on the next run", async () => {
    expect(await loadCredentials(dir)).toEqual(credentials)
    expect(await readdir(dir)).toEqual(["credentials.json"])
    expect((await stat(dir)).mode & 0o777).toBe(0o700)
    expect((await stat(join(dir, "credentials.json"))).mode & 0o777).toBe(0o600)
  })

  it("look like the gateways' own", () => {
    const { alipay, wechat } = credentials
    expect(alipay.appId).toMatch(/^2021\d{12}$/)
    expect(alipay.sellerId).toMatch(/^2088\d{12}$/)
    expect(wechat.mchId).toMatch(/^\d{10}$/)
    expect(wechat.appId).toMatch(/^wx[0-9a-f]{16}$/)
    expect(wechat.serialNo).toMatch(/^[0-9A-F]{40}$/)
    expect(wechat.apiV3Key).toHaveLength(32)
    expect(wechat.publicKeyId).toMatch(/^PUB_KEY_ID_01\d+$/)
  })

  it("give the environment of a shop without a running simulator", async () => {
    const simulator: Simulator = await startSimulator({ dir })
    await simulator.stop()
    expect(simulator.env).toEqual(shopEnv(credentials, simulator.url))
    expect(simulator.env.ALIPAY_PUBLIC_KEY).not.toBe(credentials.alipay.app.publicKey)
  })
})

describe("the process", () => {
  it("says where it listens and stops on SIGTERM; a second one on its port gives up", async () => {
    const first = main(0)
    const [line] = (await once(first.child.stdout, "data")) as [Buffer]
    const url = /^simulator (http:\/\/127\.0\.0\.1:(\d+))\n$/.exec(line.toString())
    expect((await fetch(String(url?.[1]))).status).toBe(200)
    const second = main(Number(url?.[2]))
    expect(await second.exit).toBe(1)
    expect(second.output.err).toBe(
      `Port ${url?.[2]} is in use: set SIMULATOR_PORT to another one.\n`
    )
    first.child.kill("SIGTERM")
    expect(await first.exit).toBe(0)
    expect(first.output.err).toBe("")
  })
})
