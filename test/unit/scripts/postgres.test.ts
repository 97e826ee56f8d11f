import { execFileSync, spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { commandLine } from "../../../scripts/lib/command-line"
import { startPostgres } from "../../../scripts/lib/postgres"
import { ensureDatabase, withClient } from "../../../scripts/lib/postgres/database"
import { until } from "../../../scripts/lib/until"

let dir: string
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-postgres-"))
  fs.chmodSync(dir, 0o755)
})
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

const postmasterPid = () =>
  Number(fs.readFileSync(path.join(dir, "data/postmaster.pid"), "utf8").split("\n")[0])

const remember = (url: string) =>
  withClient(url, (client) => client.query("create table kept as select 7 as seven"))

const recall = async (url: string) =>
  (await withClient(url, (client) => client.query("select seven from kept"))).rows

it("keeps its data from one start to the next", async () => {
  const first = await startPostgres({ dir })
  await ensureDatabase(first.url("postgres"), "shop")
  await ensureDatabase(first.url("postgres"), "shop")
  await remember(first.url("shop"))
  await first.stop()

  const second = await startPostgres({ dir })
  expect(await recall(second.url("shop"))).toEqual([{ seven: 7 }])
  expect(second.adopted).toBe(false)
  await second.stop()
})

it("stops although a client is connected", async () => {
  const postgres = await startPostgres({ dir })
  await withClient(postgres.url("postgres"), async (client) => {
    client.on("error", () => undefined) // the server ends the connection: that is the test
    const pid = postmasterPid()
    await postgres.stop()
    expect(commandLine(pid)).toBe("")
  })
})

it("ends with the process that started it, even by SIGKILL, and starts again with its data", async () => {
  const parent = spawn(
    process.execPath,
    ["-r", "ts-node/register", path.join(__dirname, "fixtures/postgres-parent.ts"), dir],
    { stdio: ["ignore", "pipe", "inherit"] }
  )
  const port = await new Promise<number>((resolve) => {
    parent.stdout.setEncoding("utf8").on("data", (text: string) => resolve(Number(text.slice(5))))
  })
  await remember(`postgres://postgres@127.0.0.1:${port}/postgres`)
  const pid = postmasterPid()

  parent.kill("SIGKILL")
  await until(() => commandLine(pid) === "", { what: "Postgres has ended with its parent" })

  const next = await startPostgres({ dir })
  expect(await recall(next.url("postgres"))).toEqual([{ seven: 7 }])
  await next.stop()
})

it("takes over a server that nobody minds any more", async () => {
  const first = await startPostgres({ dir })
  await remember(first.url("postgres"))
  const orphan = postmasterPid()

  const second = await startPostgres({ dir })
  expect(second.adopted).toBe(true)
  expect(commandLine(orphan)).toBe("")
  expect(await recall(second.url("postgres"))).toEqual([{ seven: 7 }])
  await second.stop()
  expect(fs.existsSync(path.join(dir, "data/postmaster.pid"))).toBe(false)
})

it("is not misled by a pid file that names somebody else's process", async () => {
  await (await startPostgres({ dir })).stop()
  fs.writeFileSync(path.join(dir, "data/postmaster.pid"), `${process.pid}\n${dir}/data\n0\n1\n`)

  const postgres = await startPostgres({ dir })
  expect(postgres.adopted).toBe(false)
  await postgres.stop()
})

it("says what Postgres said when it cannot start", async () => {
  await (await startPostgres({ dir })).stop()
  execFileSync("sh", ["-c", "echo nonsense >> postgresql.conf"], { cwd: path.join(dir, "data") })

  await expect(startPostgres({ dir })).rejects.toThrow(/Postgres did not start: .*syntax error/s)
})
