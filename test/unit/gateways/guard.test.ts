import { Guard, NotBegun, type Guarded } from "../../../src/gateways/guard"
import { rejectionOf } from "../../support/thrown"
import { until } from "../../support/until"

const LIMITS = { concurrent: 2, waiting: 1, failures: 3, restMs: 50 }
const soon = () => AbortSignal.timeout(5_000)
const outage = async (): Promise<Guarded<string>> => ({ value: "down", isOutage: true })
const fine = async (): Promise<Guarded<string>> => ({ value: "up", isOutage: false })

/** Answers when it is told to. */
function gateway() {
  let resolve: (answer: Guarded<string>) => void = () => undefined
  const promise = new Promise<Guarded<string>>((done) => (resolve = done))
  return { promise, resolve: (answer: Guarded<string>) => resolve(answer) }
}

const codeOf = async (call: Promise<unknown>) => {
  const error = await rejectionOf(call)
  expect(error).toBeInstanceOf(NotBegun)
  return (error as NotBegun).code
}

describe("the guard of an account", () => {
  const fail = async (guard: Guard, times: number) => {
    for (let i = 0; i < times; i += 1) await guard.run(outage, soon())
  }

  it("lets nothing through after so many failures in a row, and begins nothing meanwhile", async () => {
    const guard = new Guard({ ...LIMITS, restMs: 60_000 })
    const work = jest.fn(fine)
    await fail(guard, 3)
    expect(await codeOf(guard.run(work, soon()))).toBe("CIRCUIT_OPEN")
    expect(work).not.toHaveBeenCalled()
  })

  it("counts failures in a row only", async () => {
    const guard = new Guard(LIMITS)
    for (let i = 0; i < 4; i += 1) {
      await fail(guard, 2)
      expect(await guard.run(fine, soon())).toBe("up")
    }
  })

  it("tries with one call whether the gateway is back, and opens again if not", async () => {
    const guard = new Guard(LIMITS)
    await fail(guard, 3)
    let began = 0
    const probe = async () => {
      began += 1
      return outage()
    }
    await until(
      async () => {
        await guard.run(probe, soon()).catch(() => undefined)
        return began > 0
      },
      { what: "it is tried" }
    )
    expect(began).toBe(1)
    expect(await codeOf(guard.run(probe, soon()))).toBe("CIRCUIT_OPEN")
    await until(() => guard.run(fine, soon()).catch(() => false), { what: "it is back" })
    expect(await guard.run(fine, soon())).toBe("up")
  })

  it("turns away what finds neither a place nor room to wait", async () => {
    const guard = new Guard(LIMITS)
    const gate = gateway()
    const waiting = [1, 2, 3].map(() => guard.run(() => gate.promise, soon()))
    expect(await codeOf(guard.run(fine, soon()))).toBe("TOO_MANY_CALLS")
    gate.resolve(await fine())
    expect(await Promise.all(waiting)).toEqual(["up", "up", "up"])
  })

  it("does not begin what has waited for all of its time", async () => {
    const guard = new Guard({ ...LIMITS, concurrent: 1 })
    const gate = gateway()
    const first = guard.run(() => gate.promise, soon())
    const given = new AbortController()
    const second = codeOf(guard.run(fine, given.signal))
    given.abort()
    gate.resolve(await fine())
    expect([await first, await second]).toEqual(["up", "TIMEOUT"])
  })

  it("hands on what goes wrong with the caller's own work, and does not hold it against the gateway", async () => {
    const guard = new Guard(LIMITS)
    const broken = () => Promise.reject(new TypeError("mine"))
    for (let i = 0; i < 5; i += 1) {
      expect(await rejectionOf(guard.run(broken, soon()))).toBeInstanceOf(TypeError)
    }
    expect(await guard.run(fine, soon())).toBe("up")
  })
})
