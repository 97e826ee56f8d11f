import { createRequire } from "node:module"

/** `npm run bench -- NAME`; without a name, the inbox. */
const BENCHES = ["inbox-claim", "bills", "gateways", "reconcile", "admin-desk"]

const [wanted = "inbox-claim"] = process.argv.slice(2)
if (BENCHES.includes(wanted)) {
  createRequire(__filename)(`./${wanted}`)
} else {
  console.error(`There is no bench "${wanted}": say one of ${BENCHES.join(", ")}.`)
  process.exitCode = 1
}
