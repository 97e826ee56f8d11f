// One supervisor stands between us and each child. Its IPC channel closes when we disappear, even by
// kill -9, and it then ends the child's whole process group. Plain JavaScript, because it is started
// once per child and must not pay for a TypeScript loader.
const { spawn } = require("node:child_process")

const STRAGGLERS_MS = 2_000
const ORPHANED_MS = 3_000
const { command, args, uid, gid, cwd, stopSignal, graceMs } = JSON.parse(process.argv[2])

const child = spawn(command, args, {
  uid,
  gid,
  cwd,
  detached: true, // its own process group: Ctrl-C reaches us alone, and we can end all of it
  stdio: ["ignore", "inherit", "inherit"],
})

child.once("spawn", () => tell({ started: child.pid }))
child.once("error", (error) => {
  tell({ failed: error.message }, () => process.exit(1))
})
child.once("exit", async (code, signal) => {
  signalGroup(stopSignal)
  await until(() => !signalGroup(0), STRAGGLERS_MS)
  signalGroup("SIGKILL")
  tell({ exit: { code, signal } }, () => process.exit())
})

process.on("message", () => stop(graceMs))
process.on("SIGTERM", () => stop(graceMs))
// Nobody reads its output any more, which alone keeps some children from ending in good order.
process.on("disconnect", () => stop(Math.min(graceMs, ORPHANED_MS)))

let stopping = false
function stop(patienceMs) {
  if (stopping) return
  stopping = true
  signalGroup(stopSignal)
  setTimeout(() => signalGroup("SIGKILL"), patienceMs).unref()
}

/** Answers whether anything of the group is left. */
function signalGroup(signal) {
  try {
    process.kill(-child.pid, signal)
    return true
  } catch (error) {
    if (error.code === "ESRCH" || child.pid === undefined) return false
    throw error
  }
}

function tell(message, then = () => {}) {
  if (process.connected) process.send(message, then)
  else then()
}

async function until(condition, ms) {
  const deadline = Date.now() + ms
  while (!condition() && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
