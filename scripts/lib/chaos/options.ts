import { parseArgs } from "node:util"

export interface ChaosOptions {
  shoppers: number
  /** Decides what each shopper does and which faults strike. */
  seed: number
  processes: number
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
      "seconds-between-kills": { type: "string", default: "7" },
      "no-kills": { type: "boolean", default: false },
      redis: { type: "string" },
      "dead-bus": { type: "boolean", default: false },
    },
  })
  return {
    shoppers: count("shoppers", values.shoppers),
    seed: count("seed", values.seed),
    processes: count("processes", values.processes),
    secondsBetweenKills: count("seconds-between-kills", values["seconds-between-kills"]),
    kills: !values["no-kills"],
    redisUrl: values.redis,
    deadBus: values["dead-bus"],
  }
}

function count(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text) && (Number(text) > 0 || name === "seed")) return Number(text)
  throw new Error(`--${name} has to be a whole number, but is "${text}".`)
}
