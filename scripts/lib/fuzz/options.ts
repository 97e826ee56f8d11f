import { parseArgs } from "node:util"

export interface FuzzOptions {
  minutes: number
  /** The same seed tries the same things in the same order. */
  seed: number
  /** Only targets whose name contains it. */
  only: string
}

const SEEDS = 0x7fff_ffff

/** Reads the command line of `npm run fuzz`; throws a sentence about what it cannot read. */
export function readOptions(args: string[]): FuzzOptions {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: "string", default: "5" },
      seed: { type: "string", default: String(Math.floor(Math.random() * SEEDS)) },
      only: { type: "string", default: "" },
    },
  })
  const minutes = Number(values.minutes)
  if (!(minutes > 0))
    throw new Error(`--minutes has to be more than 0, but is "${values.minutes}".`)
  if (!/^\d{1,10}$/.test(values.seed)) {
    throw new Error(`--seed has to be a whole number, but is "${values.seed}".`)
  }
  return { minutes, seed: Number(values.seed), only: values.only }
}
