import { readOptions } from "./lib/fuzz/options"
import { runFuzz } from "./lib/fuzz/run"

/** `npm run fuzz [-- --minutes 5 --seed 1 --only Alipay]`: what the tests do for a moment, for as long as is wished. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  console.log(`seed ${options.seed}`)
  const turns = await runFuzz(options)
  console.log(`fuzz: OK, ${turns} turns (seed ${options.seed})`)
}

main().catch((error) => {
  console.error(error)
  console.log("fuzz: FAILED")
  process.exitCode = 1
})
