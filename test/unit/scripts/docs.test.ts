import { readFileSync } from "node:fs"
import path from "node:path"
import { errorsPage } from "../../../scripts/lib/docs/errors-page"

const written = readFileSync(path.join(__dirname, "../../../docs/errors.md"), "utf8")

describe("docs/errors.md", () => {
  it("is what `npm run docs` writes now", () => {
    expect(written).toBe(errorsPage())
  })

  it("has six cells in every row of a code", () => {
    const rows = written
      .split("\n")
      .filter((line) => /^\| `[^|]*` \| `(refused|unknown)/.test(line))
    expect(rows.length).toBeGreaterThan(150)
    for (const row of rows) expect(row.replaceAll("\\|", "").split("|")).toHaveLength(8)
  })

  it.each(["README.md", "README.zh-CN.md"])("is linked from %s", (name) => {
    const readme = readFileSync(path.join(__dirname, "../../..", name), "utf8")
    expect(readme).toContain("(docs/errors.md)")
  })
})
