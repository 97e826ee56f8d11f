import fs from "node:fs"
import path from "node:path"
import { root } from "../../../scripts/lib/home"
import { leash, type Leashed } from "../../../scripts/lib/leash/leash"
import { answers } from "../answers"
import { until } from "../until"
import { withoutTestSettings } from "../without-test-settings"
import { unpack } from "./tarball"

const START_MS = 120_000
const PLUGIN = "medusa-payment-alipay-wechat"
const TEMPLATE = path.join(root, "test/package/shop")

export interface Ended {
  code: number | null
  output: string
}

/** What was begun and may be interrupted, as by Ctrl-C. */
export interface Begun {
  output(): string
  interrupt(): void
  ended: Promise<Ended>
}

/** A shop of its own, as a merchant has it, with the packed plugin in its `node_modules`. */
export class ShopApp {
  readonly plugin: string
  private running?: Leashed

  private constructor(readonly dir: string) {
    this.plugin = path.join(dir, "node_modules", PLUGIN)
  }

  /** The one that was made before the tests began. */
  static theOne(): ShopApp {
    const { CNPAY_PACKED } = process.env
    if (!CNPAY_PACKED) throw new Error("No plugin was packed: run the tests by `npm test`.")
    return new ShopApp(path.join(CNPAY_PACKED, "shop"))
  }

  /**
   * Whatever else the shop needs is linked from the repository: installing Medusa once more would
   * need the network and more than a minute. The plugin itself is a real folder, not a link, so that
   * it finds its dependencies where npm would have put them.
   */
  static make(dir: string, tarball: string): void {
    fs.cpSync(TEMPLATE, dir, { recursive: true })
    const installed = path.join(root, "node_modules")
    fs.mkdirSync(path.join(dir, "node_modules"))
    for (const name of fs.readdirSync(installed).filter((name) => !name.startsWith("."))) {
      fs.symlinkSync(path.join(installed, name), path.join(dir, "node_modules", name))
    }
    unpack(tarball, new ShopApp(dir).plugin)
  }

  /** Runs Node in the shop to its end. */
  async node(args: string[], env: Record<string, string> = {}): Promise<Ended> {
    let output = ""
    const child = await this.spawn(args, env, (text) => (output += text))
    const { code } = await child.exited
    return { code, output }
  }

  /** Begins to run Node in the shop. */
  async begin(args: string[], env: Record<string, string>): Promise<Begun> {
    let output = ""
    const { pid, exited } = await this.spawn(args, env, (text) => (output += text))
    return {
      output: () => output,
      interrupt: () => process.kill(pid, "SIGINT"),
      ended: exited.then(({ code }) => ({ code, output })),
    }
  }

  /** Runs one command of Medusa to its end. */
  medusa(args: string[], env: Record<string, string>): Promise<Ended> {
    return this.node([medusaCommand(), ...args], env)
  }

  /** Resolves when the shop answers at this port. */
  async start(port: number, env: Record<string, string>): Promise<void> {
    const args = [medusaCommand(), "start", "--port", String(port), "--host", "127.0.0.1"]
    let output = ""
    let ended = false
    this.running = await this.spawn(args, env, (text) => (output += text))
    void this.running.exited.then(() => (ended = true))
    await until(() => ended || answers(`http://127.0.0.1:${port}/health`), {
      what: "the shop answers",
      timeout: START_MS,
    })
    if (ended) throw new Error(`The shop did not start:\n${output}`)
  }

  async stop(): Promise<void> {
    await this.running?.stop()
  }

  private spawn(args: string[], env: Record<string, string>, onOutput: (text: string) => unknown) {
    const surroundings = { ...withoutTestSettings(process.env), NODE_ENV: "production", ...env }
    return leash(process.execPath, args, { cwd: this.dir, env: surroundings, onOutput })
  }
}

function medusaCommand(): string {
  return path.join(root, "node_modules/@medusajs/cli/cli.js")
}
