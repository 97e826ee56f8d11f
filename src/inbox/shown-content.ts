import { isRecord } from "../gateways/record"
import { isShown } from "../gateways/shown-names"

const MOST_BYTES = 16 * 1024
const MOST_FIELDS = 60
const HIDDEN = "***"
/** Numbers, amounts, times and states look like this; names of people, addresses and markup do not. */
const HARMLESS = /^[\w.:+\-|*@/ ]{0,128}$/

/**
 * The fields of a message that nobody vouches for, as they may be kept: whoever wrote it chose every
 * byte, so that a value is shown only under a harmless name and only if it looks harmless itself.
 * `null`: it has no fields.
 */
export function shownContent(body: Buffer): Record<string, string> | null {
  const text = body.subarray(0, MOST_BYTES).toString("utf8")
  const fields = fieldsOf(text.trimStart()).filter(([name]) => /^\w{1,64}$/.test(name))
  if (fields.length === 0) return null
  return Object.fromEntries(
    fields.slice(0, MOST_FIELDS).map(([name, value]) => [name, shown(name, value)])
  )
}

function shown(name: string, value: string): string {
  if (value === "") return ""
  return isShown(name) && HARMLESS.test(value) && !isOpenid(value) ? value : HIDDEN
}

/** Both gateways' ids of a shopper, under whatever name. */
function isOpenid(value: string): boolean {
  return /^o[\w-]{27}$/.test(value)
}

function fieldsOf(text: string): [string, string][] {
  if (text.startsWith("{")) return fieldsOfJson(text)
  if (text.startsWith("<")) return fieldsOfXml(text)
  return /^\w+=/.test(text) ? [...new URLSearchParams(text)] : []
}

/** An envelope and its resource; what is deeper is encrypted anyway. */
function fieldsOfJson(text: string): [string, string][] {
  const message = parsed(text)
  const resource = isRecord(message.resource) ? message.resource : {}
  return Object.entries({ ...message, ...resource }).flatMap(([name, value]) =>
    typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : []
  )
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    // Cut, or never JSON: there is nothing to show.
    return {}
  }
}

function fieldsOfXml(text: string): [string, string][] {
  const pattern = /<(\w{1,64})>(?:<!\[CDATA\[([^\]]*)\]\]>|([^<]*))<\/\1>/g
  return [...text.matchAll(pattern)].map(([, name = "", quoted, plain]) => [
    name,
    quoted ?? plain ?? "",
  ])
}
