import { XMLBuilder, XMLParser } from "fast-xml-parser"
import { NotificationRefused } from "../../core/errors"
import { isRecord } from "../record"

export type Fields = Readonly<Record<string, string>>

/** WeChat Pay sends a few kilobytes; a parser that is given megabytes stands still. */
export const MOST_BYTES = 64 * 1024
const CDATA = "#cdata"
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/
const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
}

/** Texts stay texts: the defaults would make numbers of ids, and `0100` and `1e5` another amount. */
const parser = new XMLParser({
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: false,
  htmlEntities: false,
  maxNestedTags: 3,
  cdataPropName: CDATA,
})

const builder = new XMLBuilder({ cdataPropName: CDATA })

/**
 * Reads a flat document: one root, and below it texts, each name once. Document types and entities of
 * their own are refused before anything is parsed.
 * @see https://pay.weixin.qq.com/doc/v2/merchant/4011984833
 * @throws NotificationRefused
 */
export function readXml(bytes: Buffer, root = "xml"): Fields {
  const document = parse(decode(bytes))
  const content = document[root]
  if (Object.keys(document).length !== 1 || content === undefined) {
    throw malformed(`its root is not one ${root}`)
  }
  // The name of a field is nothing that JavaScript may know already.
  const fields = Object.create(null) as Record<string, string>
  if (content === "") return fields
  if (!isRecord(content)) throw malformed("it has no fields")
  for (const [name, value] of Object.entries(content)) {
    if (!NAME.test(name)) throw malformed("a field has a name that no field has")
    fields[name] = textOf(value)
  }
  return fields
}

/** Writes a flat document. @throws TypeError for a name that would not stay a name */
export function writeXml(fields: Fields): string {
  const content = Object.entries(fields).map(([name, value]) => {
    if (!NAME.test(name)) throw new TypeError("a field has a name that no field has")
    return [name, { [CDATA]: value }]
  })
  return builder.build({ xml: Object.fromEntries(content) as unknown })
}

function decode(bytes: Buffer): string {
  if (bytes.length > MOST_BYTES) throw malformed(`it has more than ${MOST_BYTES} bytes`)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    // TextDecoder says nothing else by an error.
    throw malformed("it is not UTF-8")
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text)) throw malformed("it declares a type")
  const value = validated(text)
  if (isRecord(value)) return value
  throw malformed("it is not XML")
}

/** The parser tells what is wrong by errors of no class of their own. */
function validated(text: string): unknown {
  try {
    return parser.parse(text, true)
  } catch {
    throw malformed("it is not well-formed XML")
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string") return withoutEntities(value)
  if (Array.isArray(value)) throw new NotificationRefused("repeated_field", "a field comes twice")
  if (!isRecord(value) || Object.keys(value).length !== 1) throw malformed("a field is no text")
  const text: unknown = value[CDATA]
  if (typeof text === "string") return text
  // `]]>` within a text ends one section and begins another.
  if (Array.isArray(text) && text.every((part) => typeof part === "string")) return text.join("")
  throw malformed("a field is no text")
}

function withoutEntities(text: string): string {
  return text.replace(/&[^;&\s]*;?/g, (entity) => {
    const character = Object.hasOwn(ENTITIES, entity) ? ENTITIES[entity] : undefined
    if (character === undefined) throw malformed("it uses an entity that XML does not know")
    return character
  })
}

function malformed(detail: string): NotificationRefused {
  return new NotificationRefused("malformed", detail)
}
