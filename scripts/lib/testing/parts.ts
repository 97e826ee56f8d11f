import fs from "node:fs"
import path from "node:path"
import { root } from "../home"

export interface Part {
  name: string
  /** How many test files run at once; left out: as many as Jest likes. */
  workers?: number
}

const PARTS: Part[] = [
  { name: "unit" },
  { name: "contract" },
  { name: "admin" },
  // Each boots a whole Medusa, which waits for most of the time.
  { name: "integration", workers: 2 },
  { name: "package", workers: 1 },
  { name: "e2e", workers: 1 },
]

export interface Selection {
  parts: Part[]
  /** What is left for Jest, for example `-t "a name"` or a path. */
  jestArgs: string[]
}

/** Leading words that name parts choose them: `npm test -- unit contract -t fen`. */
export function select(args: string[]): Selection {
  const end = args.findIndex((arg) => !PARTS.some(({ name }) => name === arg))
  const names = end === -1 ? args : args.slice(0, end)
  const wanted = PARTS.filter(({ name }) => names.length === 0 || names.includes(name))
  return { parts: wanted.filter(hasTests), jestArgs: args.slice(names.length) }
}

function hasTests({ name }: Part): boolean {
  const home = path.join(root, "test", name)
  if (!fs.existsSync(home)) return false
  const files = fs.readdirSync(home, { recursive: true, encoding: "utf8" })
  return files.some((file) => /\.test\.tsx?$/.test(file))
}
