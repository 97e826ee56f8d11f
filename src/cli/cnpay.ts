#!/usr/bin/env node
import { createRequire } from "node:module"
import path from "node:path"
import { addDays, billDayAt } from "../core/bill-day"
import { systemClock } from "../core/clock"
import { readOptions, UsageProblem } from "./options"
import { languageOf } from "./words"

interface Exec {
  default(call: { file: string; args: string[] }): Promise<void>
}

/** Wrong options are told of before a whole shop is loaded. */
function check(args: string[]): boolean {
  try {
    readOptions(args, addDays(billDayAt(systemClock()), -1))
    return true
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error
    console.error(`${error.words[languageOf(process.env)]} ${error.value}`.trim())
    process.exitCode = 2
    return false
  }
}

/** As Medusa's own command: its configuration may be written in TypeScript, except in production. */
function readTypeScript(fromTheShop: NodeJS.Require): void {
  if (process.env.NODE_ENV === "production") return
  try {
    ;(fromTheShop("ts-node") as { register(options: object): void }).register({
      transpileOnly: true,
    })
  } catch {
    // A shop in JavaScript has none, and needs none.
  }
}

/** Runs in the folder of the shop, with the shop's own Medusa. */
async function main(args: string[]): Promise<void> {
  if (!check(args)) return
  const fromTheShop = createRequire(path.join(process.cwd(), "package.json"))
  readTypeScript(fromTheShop)
  const exec = fromTheShop("@medusajs/medusa/commands/exec") as Exec
  await exec.default({ file: path.join(__dirname, `run${path.extname(__filename)}`), args })
}

void main(process.argv.slice(2))
