/** A flat XML document, as API v2 speaks it in both directions. */
export type Fields = Record<string, string>

const FIELD =
  /^\s*<([A-Za-z_][A-Za-z0-9_]*)>(?:\s*((?:<!\[CDATA\[[^]*?\]\]>)+)\s*|([^<]*))<\/\1>|^\s*<([A-Za-z_][A-Za-z0-9_]*)\/>/

/** Reads what a merchant sent; `null` when it is not such a document. */
export function readXml(text: string): Fields | null {
  const body = /^\s*(?:<\?xml[^>]*\?>\s*)?<xml>([^]*)<\/xml>\s*$/.exec(text)?.[1]
  if (body === undefined) return null
  const fields: Fields = {}
  let rest = body
  while (rest.trim() !== "") {
    const match = FIELD.exec(rest)
    if (!match) return null
    const [whole, name = match[4] ?? "", sections, plain = ""] = match
    if (Object.hasOwn(fields, name)) return null
    fields[name] = sections ? unwrapped(sections) : unescaped(plain.trim())
    rest = rest.slice(whole.length)
  }
  return fields
}

function unwrapped(sections: string): string {
  return sections.replace(/<!\[CDATA\[([^]*?)\]\]>/g, "$1")
}

function unescaped(text: string): string {
  const entities: Fields = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }
  return text.replace(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity)
}

/** Numbers go bare, as the real one sends them; everything else in CDATA. */
export function writeXml(fields: Fields, root = "xml"): string {
  const lines = Object.entries(fields).map(([name, value]) => {
    const isNumber = /_(fee|count)(_\d+)?$/.test(name) && /^\d+$/.test(value)
    const content = isNumber ? value : `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`
    return `<${name}>${content}</${name}>`
  })
  return `<${root}>${lines.join("\n")}</${root}>`
}
