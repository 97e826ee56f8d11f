import { MedusaService } from "@medusajs/framework/utils"
import { systemClock, type Clock } from "../../core/clock"
import { openGateway, type OpenGateway } from "../../options/open-gateway"
import type { Account } from "../../options/types"
import { Discrepancy } from "./models/discrepancy"
import { Notification } from "./models/notification"
import { Refund } from "./models/refund"
import { Trade } from "./models/trade"
import type { Connection } from "./queries"

interface Dependencies {
  __pg_connection__: Connection
}

/** The ledger and the accounts: what routes, jobs and workflows need of the plugin. */
export class CnpayModuleService extends MedusaService({
  Trade,
  Refund,
  Notification,
  Discrepancy,
}) {
  readonly clock: Clock = systemClock
  private readonly gateways: ReadonlyMap<string, OpenGateway>

  constructor(
    private readonly dependencies: Dependencies,
    options: { accounts?: Account[] } = {}
  ) {
    super(dependencies, options)
    this.gateways = new Map(
      (options.accounts ?? []).map((account) => [account.account, openGateway(account, this.clock)])
    )
  }

  /**
   * What the ledger's statements run on. A method, because Medusa wraps the modules that a workflow
   * resolves, and a knex that is a mere property (it is itself a function) comes out as a husk.
   */
  connection(): Connection {
    return this.dependencies.__pg_connection__
  }

  /** The gateway of an account such as `alipay_main`; `null`: no such account is configured. */
  gateway(account: string): OpenGateway | null {
    return this.gateways.get(account) ?? null
  }

  readonly __hooks = {
    onApplicationShutdown: async (): Promise<void> => {
      await Promise.all([...this.gateways.values()].map((gateway) => gateway.shutdown()))
    },
  }
}
