import type { Logger } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import { systemClock, type Clock } from "../../core/clock"
import { providerName } from "../../core/environment"
import type { NotificationRefused } from "../../core/errors"
import type { RawNotification } from "../../gateways/gateway"
import { accountFacts, type AccountFacts } from "../../options/account-facts"
import { openGateway, type OpenGateway } from "../../options/open-gateway"
import { readReconciliation } from "../../options/reconciliation"
import { readSettlement } from "../../options/settlement"
import { readInbox } from "../../options/inbox"
import { readSupport } from "../../options/support"
import type {
  InboxOptions,
  ModuleOptions,
  ReconciliationSettings,
  SettlementOptions,
  SupportOptions,
} from "../../options/types"
import type { GatewayCall } from "../../gateways/trail"
import { Rejections } from "../../inbox/rejections"
import { CallTrail } from "./call-trail"
import { ClockWatch } from "./clock-watch"
import { Call } from "./models/call"
import { Discrepancy } from "./models/discrepancy"
import { DiscrepancyMove } from "./models/discrepancy-move"
import { Notification } from "./models/notification"
import { Problem } from "./models/problem"
import { Rejection } from "./models/rejection"
import { RejectionCount } from "./models/rejection-count"
import { Refund } from "./models/refund"
import { Release } from "./models/release"
import { Run } from "./models/run"
import { Trade } from "./models/trade"
import type { Connection } from "./queries"

interface Dependencies {
  __pg_connection__: Connection
  logger: Logger
}

/** The ledger and the accounts: what routes, jobs and workflows need of the plugin. */
export class CnpayModuleService extends MedusaService({
  Trade,
  Refund,
  Release,
  Notification,
  Rejection,
  RejectionCount,
  Discrepancy,
  DiscrepancyMove,
  Run,
  Problem,
  Call,
}) {
  readonly clock: Clock = systemClock
  readonly settlement: Required<SettlementOptions>
  readonly support: Required<SupportOptions>
  readonly inbox: Required<InboxOptions>
  private readonly trails: CallTrail[] = []
  readonly reconciliation: ReconciliationSettings
  private readonly clocks = new Map<string, ClockWatch>()
  private readonly facts: readonly AccountFacts[]
  private readonly rejections: Rejections
  private readonly gateways: ReadonlyMap<string, OpenGateway>

  constructor(
    private readonly dependencies: Dependencies,
    options: Partial<ModuleOptions> = {}
  ) {
    super(dependencies, options)
    this.settlement = { ...readSettlement({}, []), ...options.settlement }
    this.reconciliation = options.reconciliation ?? readReconciliation()
    this.rejections = new Rejections(this, dependencies.logger)
    this.support = { ...readSupport({}, []), ...options.support }
    this.inbox = { ...readInbox({}, []), ...options.inbox }
    this.facts = (options.accounts ?? []).map(accountFacts)
    this.gateways = new Map(
      (options.accounts ?? []).map((account) => {
        const watch = new ClockWatch(this, account.account, dependencies.logger)
        this.clocks.set(account.account, watch)
        const trail = this.openTrail(account.account)
        const told = {
          onServerTime: (time: Date) => watch.see(time),
          onCall: (call: GatewayCall) => trail.note(call),
        }
        return [account.account, openGateway(account, this.clock, told)]
      })
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

  /** The gateway behind Medusa's payment provider, such as `pp_alipay_main`. */
  gatewayOf(providerId: string): OpenGateway | null {
    const account = this.accounts().find((it) => `pp_${providerName(it)}` === providerId)
    return account === undefined ? null : this.gateway(account)
  }

  /** Counts a message that was not believed, and keeps some of them for a person to read. */
  reject(account: string, refusal: NotificationRefused, raw: RawNotification): void {
    this.rejections.note(account, refusal, raw)
  }

  /** What may be shown of each account, with the keys that are in use by now. */
  describeAccounts(): AccountFacts[] {
    return this.facts.map((facts) => {
      const trusted = this.gateway(facts.account)?.trusted?.() ?? []
      return { ...facts, keys: [...facts.keys, ...trusted] }
    })
  }

  /** How far this server's clock was off when the gateway answered last; `null`: not known yet. */
  clockSkewMs(account: string): number | null {
    return this.clocks.get(account)?.skewMs() ?? null
  }

  accounts(): string[] {
    return [...this.gateways.keys()]
  }

  readonly __hooks = {
    onApplicationShutdown: async (): Promise<void> => {
      await this.rejections.flush()
      await Promise.all([...this.gateways.values()].map((gateway) => gateway.shutdown()))
      await Promise.all(this.trails.map((trail) => trail.flush()))
    },
  }

  private openTrail(account: string): CallTrail {
    const { logger } = this.dependencies
    const connection = () => this.connection()
    const trail = new CallTrail({ account, clock: this.clock, connection, logger })
    this.trails.push(trail)
    return trail
  }
}
