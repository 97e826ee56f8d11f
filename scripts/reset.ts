import fs from "node:fs"
import path from "node:path"
import { shopHome } from "./lib/home"
import { runningInstance } from "./lib/shop/instance"

/** By name: a CNPAY_HOME may hold things that are not ours. */
const OURS = ["postgres", "simulator", "logs", "prepared.json", "seeded.json", "running.pid"]

/** `npm run reset`: the next start begins with an empty shop. */
function main(home: string): number {
  const running = runningInstance(home)
  if (running) {
    console.error(`The shop is running, as process ${running}: stop it first. Nothing was deleted.`)
    return 1
  }
  const there = OURS.map((name) => path.join(home, name)).filter((each) => fs.existsSync(each))
  for (const each of there) {
    console.log(`Deleting ${each}`)
    fs.rmSync(each, { recursive: true })
  }
  if (there.length === 0) console.log(`There is nothing to delete in ${home}.`)
  if (process.env.DATABASE_URL) console.log("The database of DATABASE_URL is left as it is.")
  return 0
}

process.exit(main(shopHome()))
