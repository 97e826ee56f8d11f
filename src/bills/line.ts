/**
 * One line where it stands in a block of text, without its line end: cutting every line out would
 * cost as much as reading it. The object is used again for the next line.
 */
export interface Line {
  bytes: Uint8Array
  /** The same bytes as Latin-1, one character for each, so that both have the same indexes. */
  text: string
  start: number
  end: number
  /** In the file, from 1. */
  number: number
}

export function cut({ text, start, end }: Line): string {
  return text.slice(start, end)
}
