import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { adminRoutes } from "../../../src/api/admin/cnpay/middlewares"

const home = path.resolve(__dirname, "../../../src/api")

/** Every method of every route of ours in the admin, as Medusa finds them. */
function routes(): { method: string; matcher: string }[] {
  const files = readdirSync(path.join(home, "admin/cnpay"), { recursive: true, encoding: "utf8" })
  return files
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const text = readFileSync(path.join(home, "admin/cnpay", file), "utf8")
      const folder = path.dirname(file).replace(/\[(\w+)\]/g, ":$1")
      const methods = [
        ...text.matchAll(/export (?:async )?(?:function|const) (GET|POST|DELETE)\b/g),
      ]
      return methods.map(([, method = ""]) => ({ method, matcher: `/admin/cnpay/${folder}` }))
    })
}

describe("policies of the admin API", () => {
  it.each(routes())("$method $matcher asks for a policy", ({ method, matcher }) => {
    const found = adminRoutes.filter(
      (route) => route.matcher === matcher && route.methods?.some((it) => it === method)
    )

    expect(found).toHaveLength(1)
    expect(found[0]?.policies).toEqual([
      {
        resource: expect.stringMatching(/^cnpay_/),
        operation: method === "GET" ? "read" : expect.stringMatching(/^(update|create)$/),
      },
    ])
  })

  it("names no route that does not exist", () => {
    const known = routes().map(({ method, matcher }) => `${method} ${matcher}`)

    for (const { methods = [], matcher } of adminRoutes) {
      for (const method of methods) expect(known).toContain(`${method} ${String(matcher)}`)
    }
  })
})
