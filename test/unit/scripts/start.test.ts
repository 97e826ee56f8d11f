import fs from "node:fs"
import { createServer, type AddressInfo, type Server } from "node:net"
import os from "node:os"
import path from "node:path"
import { freePort } from "../../../scripts/lib/free-port"
import { root } from "../../../scripts/lib/home"
import { runScript } from "./run-script"

let home: string
let somebody: Server
let taken: string
beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-start-"))
  somebody = createServer().listen(0, "127.0.0.1")
  await new Promise((resolve) => somebody.once("listening", resolve))
  taken = String((somebody.address() as AddressInfo).port)
})
afterAll(async () => {
  fs.rmSync(home, { recursive: true, force: true })
  await new Promise((resolve) => somebody.close(resolve))
})

it.each([
  ["PORT", "the shop"],
  ["STOREFRONT_PORT", "the demo shop"],
  ["SIMULATOR_PORT", "the simulator"],
])("says in one sentence that %s has to change when its port is in use", async (variable, what) => {
  const free = async () => String(await freePort())
  const ports = { PORT: await free(), STOREFRONT_PORT: await free(), SIMULATOR_PORT: await free() }

  expect(runScript("start.ts", { CNPAY_HOME: home, ...ports, [variable]: taken })).toEqual({
    status: 1,
    stdout: "",
    stderr: `Port ${taken}, meant for ${what}, is in use: set ${variable} to another one.\n`,
  })
})

it("refuses a port that is none", () => {
  expect(runScript("start.ts", { CNPAY_HOME: home, PORT: "http" }).stderr).toBe(
    `PORT has to be a port number, but is "http".\n`
  )
})

it("refuses to keep its data inside the repository", () => {
  const inside = path.join(root, "data")

  expect(runScript("start.ts", { CNPAY_HOME: inside }).stderr).toBe(
    `CNPAY_HOME has to be outside the repository, but is ${inside}.\n`
  )
  expect(fs.existsSync(inside)).toBe(false)
})
