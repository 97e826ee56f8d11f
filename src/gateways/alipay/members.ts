/**
 * The members of a JSON object as raw text, without re-serialising them: Alipay signs the exact
 * bytes of one member. Throws `SyntaxError` on a repeated name (JSON.parse would keep the last one
 * while the signature covers the first) and on anything that is not one object.
 */
export function rawMembers(text: string): Map<string, string> {
  const members = new Map<string, string>()
  let at = expect(text, skipBlank(text, 0), "{")
  for (;;) {
    const nameStart = skipBlank(text, at)
    const nameEnd = endOfString(text, nameStart)
    const name = JSON.parse(text.slice(nameStart, nameEnd)) as string
    const valueStart = skipBlank(text, expect(text, skipBlank(text, nameEnd), ":"))
    const valueEnd = endOfValue(text, valueStart)
    if (members.has(name)) throw new SyntaxError("a member is repeated")
    members.set(name, text.slice(valueStart, valueEnd))
    at = skipBlank(text, valueEnd)
    if (text[at] !== ",") break
    at += 1
  }
  at = expect(text, at, "}")
  if (skipBlank(text, at) !== text.length) throw new SyntaxError("text after the object")
  return members
}

function expect(text: string, at: number, character: string): number {
  if (text[at] !== character) throw new SyntaxError(`${character} expected`)
  return at + 1
}

/** What JSON takes for blank: space, tab, line feed, carriage return. */
const BLANKS = [0x20, 0x09, 0x0a, 0x0d]

function skipBlank(text: string, at: number): number {
  while (BLANKS.includes(text.charCodeAt(at))) at += 1
  return at
}

/** Past the closing quote of the string that begins at `at`. */
function endOfString(text: string, at: number): number {
  expect(text, at, '"')
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === "\\") i += 1
    else if (text[i] === '"') return i + 1
  }
  throw new SyntaxError("a string does not end")
}

/** Past an object or a string: an answer has no other values on its top level. */
function endOfValue(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at)
  let depth = 0
  for (let i = expect(text, at, "{") - 1; i < text.length; i += 1) {
    if (text[i] === '"') i = endOfString(text, i) - 1
    else if (text[i] === "{") depth += 1
    else if (text[i] === "}" && (depth -= 1) === 0) return i + 1
  }
  throw new SyntaxError("an object does not end")
}
