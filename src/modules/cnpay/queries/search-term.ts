import { beginning } from "./conditions"

/** Shorter than this, the beginning of a number finds half of the books. */
const LEAST = 4
const LONGEST = 64
/** A beginning that more rows share than this tells too little; so many of them are found in each way. */
export const MOST_FOUND = 1_000
const NUMBER = /^[0-9A-Za-z_|*@-]+$/
/** Larger ones are no integer in Postgres. */
const DISPLAY_ID = /^#?(\d{1,9})$/

/** What a person searches for, as statements take it. */
export interface SearchTerm {
  /** For `like`; `null`: it cannot be a number of ours or a gateway's. */
  number: string | null
  /** An order's number in the shop. */
  displayId: number | null
}

/** `null`: nothing can be found by it. */
export function searchTerm(text: string): SearchTerm | null {
  const wanted = text.trim()
  const isNumber = NUMBER.test(wanted) && wanted.length >= LEAST && wanted.length <= LONGEST
  const [, displayId] = DISPLAY_ID.exec(wanted) ?? []
  if (!isNumber && displayId === undefined) return null
  return {
    number: isNumber ? beginning(wanted) : null,
    displayId: displayId === undefined ? null : Number(displayId),
  }
}
