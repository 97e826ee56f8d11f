import fs from "node:fs"
import { builtinModules, createRequire } from "node:module"
import path from "node:path"
import { root } from "../../scripts/lib/home"
import { ShopApp } from "../support/package/shop-app"

interface Manifest {
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  exports: Record<string, unknown>
}

describe("the packed plugin", () => {
  const app = ShopApp.theOne()
  const read = (file: string) => fs.readFileSync(path.join(app.plugin, file), "utf8")
  const files = fs
    .readdirSync(app.plugin, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(app.plugin, path.join(entry.parentPath, entry.name)))
  const manifest = JSON.parse(read("package.json")) as Manifest

  it("contains the built plugin, the storefront, the simulator and papers, and nothing else", () => {
    const expected =
      /^(\.medusa\/server\/src\/|dist\/(simulator|storefront)\/).+\.(d\.ts|m?js)$|^(package\.json|LICENSE|[A-Z]+(\.zh-CN)?\.md)$/

    expect(files.filter((file) => !expected.test(file))).toEqual([])
    expect(files).toContain("package.json")
    expect(files).toContain("LICENSE")
  })

  it("contains no key", () => {
    const begin = /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/
    const texts = files.map((file) => read(file))

    expect(texts.filter((text) => begin.test(text))).toEqual([])
  })

  it("declares every package that it requires", () => {
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    const required = files
      .filter((file) => /\.m?js$/.test(file))
      .flatMap((file) => packagesIn(read(file)))

    expect(required).toContain("undici")
    expect([...new Set(required)].filter((name) => !declared.includes(name))).toEqual([])
  })

  it("brings the admin's screens in few bytes, and nothing that the dashboard ships", () => {
    const bundle = read(".medusa/server/src/admin/index.mjs")
    const bytes = Buffer.byteLength(bundle)
    process.stdout.write(`admin bundle: ${(bytes / 1024).toFixed(0)} KB, unminified\n`)
    const imported = [...bundle.matchAll(/^import .*? ?from "([^"]+)";$/gm)].map(
      ([, request = ""]) => request.split("/", request.startsWith("@") ? 2 : 1).join("/")
    )

    expect(bytes).toBeLessThan(ADMIN_BUDGET)
    expect(imported).toContain("@medusajs/dashboard")
    const peers = Object.keys(manifest.peerDependencies)
    expect(imported.filter((name) => !peers.includes(name))).toEqual([])
  })

  it("lets a shop require each of its entry points", async () => {
    const served = Object.keys(manifest.exports).filter((subpath) => subpath !== FOR_BROWSERS)
    const names = served.flatMap((subpath) =>
      subpath.includes("*")
        ? (STARRED[subpath] ?? [`no example of ${subpath}`])
        : [subpath.slice(2)]
    )
    const requests = names.map((name) => `require("medusa-payment-alipay-wechat/${name}")`)

    const ended = await app.node(["-e", requests.join("\n")])

    expect(ended).toEqual({ code: 0, output: "" })
  })

  it.each([
    ["Node16", "Node16"],
    ["ESNext", "bundler"],
  ])("gives TypeScript its types, as %s modules resolved by %s", async (module, resolution) => {
    const tsc = createRequire(path.join(root, "package.json")).resolve("typescript/bin/tsc")

    const ended = await app.node([
      ...[tsc, "--project", app.dir],
      ...["--module", module, "--moduleResolution", resolution],
    ])

    expect(ended).toEqual({ code: 0, output: "" })
  })
})

/** The screens of today take 170 KB; a library that slips in is larger than what is left. */
const ADMIN_BUDGET = 220 * 1024

/** Part of the dashboard's own bundle, and of no use to Node. */
const FOR_BROWSERS = "./admin"

/** What a shop or Medusa asks for by the patterns among the exports. */
const STARRED: Record<string, string[]> = {
  "./providers/*": ["providers/alipay", "providers/wechat"],
  "./modules/*": ["modules/cnpay"],
  "./.medusa/server/src/modules/*": [".medusa/server/src/modules/cnpay"],
}

function packagesIn(code: string): string[] {
  return [...code.matchAll(/(?:require|import)\("([^."][^"]*)"\)/g)]
    .map(([, request = ""]) => request.replace(/^node:/, ""))
    .filter((request) => !builtinModules.includes(request))
    .map((request) => request.split("/", request.startsWith("@") ? 2 : 1).join("/"))
}
