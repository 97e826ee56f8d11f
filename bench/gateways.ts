import { createContests } from "./lib/gateways/create-contests"
import { keyPairings } from "./lib/gateways/keys-contest"
import { race, type Pace } from "./lib/gateways/rounds"
import { startServer } from "./lib/gateways/start-server"

const ORDERS = 400
/** One shopper after the other, and as many at once as a gateway's pool has connections. */
const ABREAST = [1, 16]
const NONE: Pace = { perSecond: 0, cpuUs: 0 }

/** `npm run bench -- gateways`: our adapters beside node:crypto, alipay-sdk and wechatpay-node-v3. */
async function main(): Promise<void> {
  for (const { what, times, contest } of keyPairings()) {
    const { bare = NONE, ours = NONE } = await race(contest, { times })
    const [floor, cost] = [bare, ours].map(({ cpuUs }) => `${cpuUs.toFixed(1)} µs`)
    console.log(`${what}: bare ${floor}, ours ${cost}, ratio ${ratio(ours.cpuUs, bare.cpuUs)}`)
  }
  const server = await startServer()
  const { close, ...contests } = createContests(server)
  try {
    for (const abreast of ABREAST) {
      for (const [gateway, contest] of Object.entries(contests)) {
        report(`${gateway}, ${abreast} at once`, await race(contest, { times: ORDERS, abreast }))
      }
    }
  } finally {
    await close()
    server.close()
  }
}

function report(what: string, { ours = NONE, ...others }: Record<string, Pace>): void {
  console.log(`${what}: ours ${shown(ours)}`)
  for (const [name, pace] of Object.entries(others)) {
    const speed = ratio(ours.perSecond, pace.perSecond)
    const cpu = ratio(pace.cpuUs, ours.cpuUs)
    console.log(
      `  ${name} ${shown(pace)}: ours are ${speed} times as fast, for 1/${cpu} of the CPU`
    )
  }
}

function shown({ perSecond, cpuUs }: Pace): string {
  return `${perSecond.toFixed(0)} orders/s (${cpuUs.toFixed(0)} µs of CPU each)`
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2)
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
