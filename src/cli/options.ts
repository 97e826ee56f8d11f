import { parseArgs } from "node:util"
import { addDays, asBillDay, type BillDay } from "../core/bill-day"
import type { Bilingual } from "../core/bilingual"
import { WORDS } from "./words"

export interface BackfillOptions {
  accounts: string[]
  from: BillDay
  to: BillDay
  /** Also what is balanced already. */
  again: boolean
}

/** Something in the command line that cannot be. */
export class UsageProblem extends Error {
  override readonly name = "UsageProblem"

  constructor(
    readonly words: Bilingual,
    readonly value = ""
  ) {
    super(words.en)
  }
}

/** Reads `reconcile --account … --from … --to …`. @throws UsageProblem */
export function readOptions(args: string[], yesterday: BillDay): BackfillOptions {
  const { values, positionals } = parsed(args)
  const { account: accounts = [], from, to, again = false } = values
  if (positionals.join() !== "reconcile" || accounts.length === 0 || !from || values.help) {
    throw new UsageProblem(WORDS.usage)
  }
  const span = { from: day(from), to: to === undefined ? yesterday : day(to) }
  if (span.to > yesterday) throw new UsageProblem(WORDS.notOver, span.to)
  if (span.from > span.to) throw new UsageProblem(WORDS.backwards)
  return { accounts, ...span, again }
}

/** Every day of a span, both ends included. */
export function daysOf({ from, to }: Pick<BackfillOptions, "from" | "to">): BillDay[] {
  const days: BillDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        account: { type: "string", multiple: true },
        from: { type: "string" },
        to: { type: "string" },
        again: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    })
  } catch {
    // Node's own sentence is in English only, and names what is in the usage anyway.
    throw new UsageProblem(WORDS.usage)
  }
}

function day(text: string): BillDay {
  const found = asBillDay(text)
  if (!found) throw new UsageProblem(WORDS.badDay, text)
  return found
}
