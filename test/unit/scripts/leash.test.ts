import { spawn } from "node:child_process"
import path from "node:path"
import { commandLine } from "../../../scripts/lib/command-line"
import { leash } from "../../../scripts/lib/leash/leash"
import { until } from "../../../scripts/lib/until"

const gone = (pid: number) => until(() => commandLine(pid) === "", { what: `${pid} has ended` })

it("ends a child and what the child has started when the parent is killed by SIGKILL", async () => {
  const fixture = path.join(__dirname, "fixtures/parent.ts")
  const parent = spawn(process.execPath, ["-r", "ts-node/register", fixture], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  let said = ""
  parent.stdout.setEncoding("utf8").on("data", (text: string) => (said += text))
  const pidOf = (who: string) =>
    until(() => Number(new RegExp(`^${who} (\\d+)`, "m").exec(said)?.[1]), {
      what: `the ${who} has started`,
      timeout: 10_000,
    })
  const [child, grandchild] = [await pidOf("child"), await pidOf("grandchild")]
  expect(commandLine(child)).toContain("sleep 300")

  parent.kill("SIGKILL")

  await gone(child)
  await gone(grandchild)
})

it("ends a child that ignores SIGTERM once its time is up", async () => {
  let said = ""
  const child = await leash("sh", ["-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"], {
    graceMs: 100,
    onOutput: (text) => (said += text),
  })
  await until(() => said.includes("deaf"), { what: "the child ignores SIGTERM" })

  expect(await child.stop()).toEqual({ code: null, signal: "SIGKILL" })
})

it("reports how a child ended by itself", async () => {
  const child = await leash("sh", ["-c", "exit 3"])

  expect(await child.exited).toEqual({ code: 3, signal: null })
})

it("ends the child when somebody kills the supervisor", async () => {
  let said = ""
  const child = await leash("sh", ["-c", "echo $PPID; sleep 300"], {
    onOutput: (text) => (said += text),
  })
  const supervisor = await until(() => Number(said), { what: "the child names its parent" })

  process.kill(supervisor, "SIGKILL")

  expect(await child.exited).toEqual({ code: null, signal: "SIGKILL" })
  await gone(child.pid)
})

it("names the command that cannot be started", async () => {
  await expect(leash("/no/such/command", [])).rejects.toThrow(
    "/no/such/command could not be started: spawn /no/such/command ENOENT"
  )
})
