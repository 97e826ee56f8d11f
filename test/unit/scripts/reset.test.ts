import { spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { runScript } from "./run-script"

let home: string
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-reset-"))
  fs.mkdirSync(path.join(home, "postgres/data"), { recursive: true })
  fs.writeFileSync(path.join(home, "prepared.json"), "{}")
})
afterEach(() => fs.rmSync(home, { recursive: true, force: true }))

it("says what it deletes, and leaves what is not the shop's", () => {
  fs.writeFileSync(path.join(home, "diary.txt"), "mine")

  const { status, stdout } = runScript("reset.ts", { CNPAY_HOME: home })

  expect(status).toBe(0)
  expect(stdout).toBe(`Deleting ${home}/postgres\nDeleting ${home}/prepared.json\n`)
  expect(fs.readdirSync(home)).toEqual(["diary.txt"])
})

it("says that it leaves the database of DATABASE_URL alone", () => {
  const { stdout } = runScript("reset.ts", {
    CNPAY_HOME: home,
    DATABASE_URL: "postgres://127.0.0.1:1/production",
  })

  expect(stdout).toContain("The database of DATABASE_URL is left as it is.\n")
})

it("refuses while the shop is running, and deletes nothing", async () => {
  const shop = spawn("sh", ["-c", "sleep 60 # scripts/start.ts"], {
    detached: true,
    stdio: "ignore",
  })
  await new Promise((resolve) => shop.once("spawn", resolve))
  fs.writeFileSync(path.join(home, "running.pid"), `${shop.pid}\n`)

  const { status, stderr } = runScript("reset.ts", { CNPAY_HOME: home })
  process.kill(-Number(shop.pid), "SIGKILL")

  expect(status).toBe(1)
  expect(stderr).toContain(`The shop is running, as process ${shop.pid}: stop it first.`)
  expect(fs.existsSync(path.join(home, "postgres/data"))).toBe(true)
})

it("is not stopped by what a killed shop has left behind", () => {
  fs.writeFileSync(path.join(home, "running.pid"), `${process.pid}\n`)

  expect(runScript("reset.ts", { CNPAY_HOME: home }).status).toBe(0)
  expect(fs.readdirSync(home)).toEqual([])
})
