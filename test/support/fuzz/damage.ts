import fc from "fast-check"

interface Wound {
  at: number
  byte: number
  between: boolean
}

/** One to three bytes put anywhere, in the place of others or between them. */
const wounds = fc.array(
  fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), between: fc.boolean() }),
  { minLength: 1, maxLength: 3 }
)

/** Something genuine after an accident, or after an attack of no great skill. */
export function damaged(genuine: Buffer | string): fc.Arbitrary<Buffer> {
  const original = Buffer.from(genuine)
  return fc.oneof(
    { weight: 4, arbitrary: wounds.map((all) => struck(original, all)) },
    { weight: 1, arbitrary: fc.nat(original.length).map((end) => original.subarray(0, end)) }
  )
}

function struck(original: Buffer, all: readonly Wound[]): Buffer {
  const bytes = [...original]
  for (const { at, byte, between } of all) {
    bytes.splice(at % Math.max(1, bytes.length), between ? 0 : 1, byte)
  }
  return Buffer.from(bytes)
}

/** A good object of which some members are anything at all, or missing, or have company. */
export function warped(good: Readonly<Record<string, unknown>>): fc.Arbitrary<object> {
  const name = fc.constantFrom(...Object.keys(good), "__proto__", "constructor", "more")
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constant(undefined),
    fc.string({ unit: "binary" }),
    // What JSON may say and no conversion to a text survives.
    fc.constantFrom<unknown>(
      { toString: 1, valueOf: 1 },
      [{ toString: null }],
      1e308,
      "9".repeat(400)
    )
  )
  return fc
    .array(fc.tuple(name, value), { maxLength: 4 })
    .map((changes) => Object.fromEntries([...Object.entries(good), ...changes]))
}

/** The same where only texts can stand. */
export function asTexts(fields: object): Record<string, string> {
  const text = (value: unknown) =>
    typeof value === "string" ? value : (JSON.stringify(value) ?? "")
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, text(value)]))
}
