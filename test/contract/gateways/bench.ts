import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import type { Clock } from "../../../src/core/clock"
import { newOutTradeNo, type OutTradeNo } from "../../../src/core/ids"
import { fen } from "../../../src/core/money"
import type { GatewayName } from "../../../src/core/trade"
import type { NewTrade } from "../../../src/gateways/gateway"
import { Guard, GUARD_LIMITS } from "../../../src/gateways/guard"
import { DEFAULT_LIMITS, type GatewayReach, type HttpLimits } from "../../../src/gateways/http"
import type { OpenGateway } from "../../../src/options/open-gateway"
import { startCatcher, type Catcher } from "../../support/catcher"

/** Something about the gateway that a suite wants before each of its tests. */
export type Condition = (bench: Bench) => Promise<unknown>

/** How an adapter is opened towards a simulator; the only thing in which adapters differ here. */
export interface Adapter {
  name: GatewayName
  /** Whether a notification is dated and signed in its headers. */
  signsHeaders?: boolean
  /** Whether a bill is the answer itself, instead of lying under an address. */
  hasBareBills?: boolean
  /** One that asks the gateway for a trade. */
  scene: string
  open(settings: BenchSettings): OpenGateway
  /** Done once with each gateway that is about to be used, should it need keys first. */
  prepare?(gateway: OpenGateway): Promise<unknown>
  /** What the simulator refuses with. */
  refusals: Record<"refused" | "unfunded" | "unknown" | "misconfigured", Record<string, string>>
}

export interface BenchSettings {
  simulator: Simulator
  notifyUrl: string
  limits: HttpLimits
  reach?: GatewayReach
  /** The system's by default. */
  clock?: Clock
  /** Instead of the merchant's own. */
  privateKey?: string
}

/** One adapter, a simulator, and a shop that is notified. */
export interface Bench {
  adapter: Adapter
  simulator: Simulator
  control: SimulatorControl
  shop: Catcher
  /** What both sides take for the time; the test may set the clock, until it is over. */
  clock: Clock
  setClock(time: Date): void
  gateway: OpenGateway
  /** The same account with little patience, for a gateway that does not answer. */
  hasty: OpenGateway
  /** The same account with a key that is not the merchant's. */
  impostor: OpenGateway
  order(changes?: Partial<NewTrade>): NewTrade
  /** A trade that the shopper has scanned. */
  open(): Promise<OutTradeNo>
  paid(): Promise<OutTradeNo>
}

const HASTY_MS = 300

/** Starts before the tests of a file and cleans up after them; everything is there from the first test on. */
export function useBench(adapter: Adapter): Bench {
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  const setClock = (time: Date) => void (ahead = time.getTime() - Date.now())
  const bench = { adapter, order, clock, setClock } as Bench

  beforeAll(async () => {
    const simulator = await startSimulator({ retryFactor: 0.000_001, now: clock })
    const shop = await startCatcher(() => bench.gateway.acknowledge("accepted"))
    const settings = { simulator, notifyUrl: shop.url, limits: DEFAULT_LIMITS, clock }
    const { privateKey } = simulator.credentials.stranger
    const limits = { ...DEFAULT_LIMITS, deadlineMs: HASTY_MS }
    const control = new SimulatorControl(simulator.url)
    Object.assign(bench, { simulator, shop, control }, actions(bench))
    bench.gateway = adapter.open(settings)
    // Whose calls are all meant to fail must not be held back for it.
    const guard = new Guard({ ...GUARD_LIMITS, failures: Infinity })
    bench.hasty = adapter.open({ ...settings, limits, reach: { guard } })
    for (const it of [bench.gateway, bench.hasty]) await adapter.prepare?.(it)
    bench.impostor = adapter.open({ ...settings, privateKey })
  })

  afterEach(async () => {
    ahead = 0
    await bench.control.reset()
    bench.shop.caught.splice(0)
    bench.shop.answer = () => bench.gateway.acknowledge("accepted")
  })

  afterAll(async () => {
    await Promise.all([bench.gateway, bench.hasty, bench.impostor].map((it) => it.shutdown()))
    await bench.shop.close()
    await bench.simulator.stop()
  })

  function order(changes: Partial<NewTrade> = {}): NewTrade {
    return {
      outTradeNo: newOutTradeNo(clock()),
      scene: adapter.scene,
      total: fen(1990),
      subject: "Tee 衬衫 👕 & more = <b>/x",
      expiresAt: new Date(clock().getTime() + 30 * 60_000),
      ...changes,
    }
  }

  return bench
}

function actions(bench: Bench): Pick<Bench, "open" | "paid"> {
  const { name } = bench.adapter
  const open = async () => {
    const order = bench.order()
    await bench.gateway.create(order)
    await bench.control.scan(name, order.outTradeNo)
    return order.outTradeNo
  }
  const paid = async () => {
    const no = await open()
    await bench.control.pay(name, no)
    return no
  }
  return { open, paid }
}
