import fs from "node:fs"
import path from "node:path"
import ts from "typescript"
import { en } from "../../admin/i18n/en"
import { zh } from "../../admin/i18n/zh"
import { KIND_NAMES, RESOLUTION_NAMES, STATE_NAMES } from "../../src/export/words"

const home = path.join(__dirname, "../../admin")

/** Every text by its way: `trace.title`. */
function flat(texts: object, before = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[before + key, value]] : flat(value, `${before}${key}.`)
  )
}

const files = fs
  .readdirSync(home, { recursive: true, encoding: "utf8" })
  .filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith("i18n/en") && !file.startsWith("i18n/zh")
  )
  .map((file) => ({ file, code: fs.readFileSync(path.join(home, file), "utf8") }))
const entryPoints = path.join(home, "../src/admin")
const menus = fs
  .readdirSync(entryPoints, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => fs.readFileSync(path.join(entryPoints, file), "utf8"))
const everything = [...files.map(({ code }) => code), ...menus].join("\n")

it("has every text in both languages, with the same values in it", () => {
  const valuesIn = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()
  const shapeOf = (texts: object) => flat(texts).map(([key, text]) => [key, valuesIn(text)])
  expect(shapeOf(zh)).toEqual(shapeOf(en))
})

it("says everything Chinese in Chinese, but for names and formats", () => {
  const NAMES = /^(App|JSAPI|H5)$/
  const bare = ([, text]: [string, string]) => text.replace(/\{\{\w+\}\}/g, "")
  const foreign = flat(zh).filter(
    (entry) => /[A-Za-z]/.test(bare(entry)) && !/\p{Script=Han}/u.test(entry[1])
  )
  expect(foreign.filter(([, text]) => !NAMES.test(text))).toEqual([])
  expect(flat(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
})

it("says in exported files what the screens say", () => {
  const said = (name: "kinds" | "states" | "resolutions") =>
    Object.fromEntries(
      Object.entries(en.discrepancies[name]).map(([key, text]) => [
        key,
        { en: text, zh: Object.entries(zh.discrepancies[name]).find(([its]) => its === key)?.[1] },
      ])
    )
  expect(KIND_NAMES).toEqual(said("kinds"))
  expect(STATE_NAMES).toEqual(said("states"))
  expect(RESOLUTION_NAMES).toEqual(said("resolutions"))
})

it("has no text that no screen shows", () => {
  const isShown = (key: string) => {
    const family = key.slice(0, key.lastIndexOf(".") + 1)
    const isNamed = everything.includes(`"${key}"`) || everything.includes(`"cnpay.${key}"`)
    return isNamed || everything.includes("`" + family + "${")
  }
  expect(
    flat(en)
      .map(([key]) => key)
      .filter((key) => !isShown(key))
  ).toEqual([])
})

/** What a person would read though it is in no language file. */
function literals(file: string, code: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const READ = ["title", "label", "placeholder", "aria-label", "alt", "content", "heading"]
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim())
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const isRead = READ.includes(node.name.getText(source))
      if (isRead && /\p{L}/u.test(node.initializer.text)) found.push(node.initializer.text)
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

it("writes no text into a screen itself", () => {
  const found = files.flatMap(({ file, code }) =>
    literals(file, code).map((text) => `${file}: ${text}`)
  )
  expect(found).toEqual([])
})

it("would notice a text that is written into a screen", () => {
  const code = `export const A = () => <p title="Hello">World {1}</p>`
  expect(literals("a.tsx", code)).toEqual(["Hello", "World"])
})
