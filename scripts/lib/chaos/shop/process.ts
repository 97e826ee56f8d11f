import { freePort } from "../../free-port"
import { MEDUSA } from "../../shop/prepare"
import { startService, type Service } from "../../shop/service"

export interface ProcessOptions {
  name: string
  mode: "shared" | "server" | "worker"
  application: string
  home: string
  env: NodeJS.ProcessEnv
}

const START_MS = 180_000

/** One Medusa server of the shop, which can be killed and comes back on the same port. */
export class ShopProcess {
  private service?: Service
  private up = false

  private constructor(
    readonly port: number,
    private readonly options: ProcessOptions
  ) {}

  static async create(options: ProcessOptions): Promise<ShopProcess> {
    return new ShopProcess(await freePort(), options)
  }

  /** Whether it answers. */
  get living(): boolean {
    return this.up
  }

  /** Whether it answers shoppers and gateways. */
  get serving(): boolean {
    return this.up && this.options.mode !== "worker"
  }

  async start(): Promise<void> {
    const { name, mode, application, home, env } = this.options
    const port = String(this.port)
    this.service = await startService({
      name,
      command: [MEDUSA, "start", "--port", port, "--host", "127.0.0.1"],
      url: `http://127.0.0.1:${port}/health`,
      env: { ...env, PORT: port, MEDUSA_WORKER_MODE: mode },
      cwd: application,
      home,
      timeout: START_MS,
    })
    this.up = true
  }

  /** By kill -9; resolves when nothing of it is left. */
  async kill(): Promise<void> {
    if (!this.service) return
    this.up = false
    process.kill(-this.service.pid, "SIGKILL")
    await this.service.exited
  }

  async stop(): Promise<void> {
    this.up = false
    await this.service?.stop()
  }
}
