import { createRequire } from "node:module"
import type * as typeorm from "typeorm"

export type TypeOrm = typeof typeorm

const requireHere = createRequire(__filename)

/** Loaded when the archive is first used: most processes of a shop never touch it. */
export function typeOrm(): TypeOrm {
  return requireHere("typeorm") as TypeOrm
}
