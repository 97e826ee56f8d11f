import { readFileSync } from "node:fs"
import path from "node:path"

/** Where a file of the third parties' conformance data lies. */
export function fixturePath(name: string): string {
  return path.join(__dirname, "../fixtures", name)
}

export function fixture(name: string): string {
  return readFileSync(fixturePath(name), "utf8")
}

export function fixtureBytes(name: string): Buffer {
  return readFileSync(fixturePath(name))
}

export function fixtureJson<T>(name: string): T {
  return JSON.parse(fixture(name)) as T
}
