import { parseArgs } from "node:util"

export interface ChaosOptions {
  shoppers: number
  /** Decides what each shopper does and which faults strike. */
  seed: number
  processes: number
  /** So many of the processes run jobs and serve nobody; the others serve and run no jobs. */
  workers: number
  secondsBetweenKills: number
  kills: boolean
  redisUrl?: string
  /** Run with an event bus whose events never arrive. */
  deadBus: boolean
}

const SEEDS = 1_000_000

/** Reads the command line of `npm run chaos`; throws a sentence about what it cannot read. */
export function readOptions(args: string[]): ChaosOptions {
  const { values } = parseArgs({
    args,
    options: {
      shoppers: { type: "string", default: "200" },
      seed: { type: "string", default: String(Math.floor(Math.random() * SEEDS)) },
      processes: { type: "string", default: "2" },
      workers: { type: "string", default: "0" },
      "seconds-between-kills": { type: "string", default: "7" },
      "no-kills": { type: "boolean", default: false },
      redis: { type: "string" },
      "dead-bus": { type: "boolean", default: false },
    },
  })
  const processes = count("processes", values.processes)
  const workers = count("workers", values.workers, 0)
  if (workers >= processes) throw new Error("--workers has to leave a process that serves.")
  return {
    shoppers: count("shoppers", values.shoppers),
    seed: count("seed", values.seed, 0),
    processes,
    workers,
    secondsBetweenKills: count("seconds-between-kills", values["seconds-between-kills"]),
    kills: !values["no-kills"],
    redisUrl: values.redis,
    deadBus: values["dead-bus"],
  }
}

function count(name: string, text: string, least = 1): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text)
  throw new Error(`--${name} has to be a whole number, but is "${text}".`)
}
