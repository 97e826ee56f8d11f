import type { ExecArgs } from "@medusajs/framework/types"
import { addDays, billDayAt } from "../core/bill-day"
import { systemClock } from "../core/clock"
import { backfill, unforeseen } from "./backfill"
import { readOptions, UsageProblem } from "./options"
import { Progress } from "./progress"
import { languageOf, WORDS } from "./words"

const BAD_USAGE = 2
const INTERRUPTED = 130

/** What `medusa exec` calls in the shop, once its modules are loaded. The exit code is the answer. */
export default async function run({ container, args }: ExecArgs): Promise<void> {
  const lang = languageOf(process.env)
  let isInterrupted = false
  process.on("SIGINT", () => {
    // Who insists does not wait for a gateway: the run's lease ends, and whoever comes next goes on.
    if (isInterrupted) process.exit(INTERRUPTED)
    isInterrupted = true
    console.error(`\n${WORDS.interrupted[lang]}`)
  })
  try {
    const options = readOptions(args, addDays(billDayAt(systemClock()), -1))
    process.exitCode = await backfill(container, options, {
      lang,
      progress: (total) => new Progress(total, process.stdout),
      isInterrupted: () => isInterrupted,
    })
  } catch (error) {
    const isUsage = error instanceof UsageProblem
    console.error(isUsage ? `${error.words[lang]} ${error.value}`.trim() : unforeseen(error))
    process.exitCode = isUsage ? BAD_USAGE : 1
  }
}
