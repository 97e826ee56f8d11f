import type { HttpRequest, HttpResponse } from "./http"
import { withoutEcho } from "./alipay/echo"
import { isShown } from "./shown-names"
import { storable } from "./text"

/** A day of calls must not fill the database; what matters stands in front. */
const MOST_CHARACTERS = 4_000
/** Of a page that is no answer of a gateway's. */
const EXCERPT_CHARACTERS = 200
const HIDDEN = "***"

/** A request as it may be kept: values are shown only under names that are known to be harmless. */
export function redactRequest({ method, path, body }: HttpRequest): string {
  const head = `${method} ${redactPath(path)}`
  return capped(body === undefined ? head : `${head}\n\n${redactBody(body)}`)
}

/** An answer likewise. A file is not in the response. */
export function redactAnswer({ status, body }: HttpResponse): string {
  return capped(`${status}\n\n${redactBody(body.toString("utf8"))}`)
}

/** Names and values as they are signed: joined by `&`, not encoded. */
export function redactPairs(text: string): string {
  const pairs = text.split(/&(?=[A-Za-z_]\w*=)/)
  return pairs.map((pair) => redactPair(pair)).join("&")
}

export function redactPath(path: string): string {
  const at = path.indexOf("?")
  return at === -1 ? path : `${path.slice(0, at)}?${redactForm(path.slice(at + 1))}`
}

/**
 * JSON, also if it ends in the middle, is left as it is written but for the texts that are hidden, so
 * that two of them can be compared. An element of a list goes by the name of the list. What is cut
 * in its very first name, as WeChat Pay does, still begins with that name.
 */
export function redactJson(json: string): string {
  let name = ""
  return json
    .replace(
      /"((?:[^"\\]|\\.)*)("|\\?$)(\s*:)?/g,
      (whole: string, value: string, end: string, colon: string | undefined, at: number) => {
        const isFirst = /^\{\s*$/.test(json.slice(0, at))
        if (isFirst && end !== '"') return whole
        if (!colon) return `"${shownValue(name, value)}${end}`
        name = value
        return whole
      }
    )
    .replace(/(:\s*)-?\d{11,}/g, `$1${HIDDEN}`)
}

function redactBody(body: string): string {
  const start = body.trimStart()
  if (start.startsWith("{")) return redactJson(body)
  if (start.startsWith("<xml")) return redactXml(body)
  if (/^[A-Za-z_]\w*=/.test(start)) return redactForm(body)
  return withoutTokens(body.slice(0, EXCERPT_CHARACTERS))
}

function redactForm(form: string): string {
  const pairs = [...new URLSearchParams(form)]
  return pairs.map(([name, value]) => redactPair(`${name}=${value}`)).join("&")
}

/** As a parameter, `code` is a shopper's authorisation; in an answer it is the gateway's word. */
function redactPair(pair: string): string {
  const at = pair.indexOf("=")
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  if (name === "biz_content" && value.startsWith("{")) return `${name}=${redactJson(value)}`
  return `${name}=${name === "code" ? HIDDEN : shownValue(name, value)}`
}

function redactXml(xml: string): string {
  return xml.replace(
    /<([A-Za-z_]\w*)>(?:<!\[CDATA\[([^]*?)(?:\]\]>|$)|([^<]+))/g,
    (whole: string, name: string, quoted?: string, plain = "") => {
      const value = quoted ?? plain
      return value.trim() === "" ? whole : `<${name}>${shownValue(name, value)}`
    }
  )
}

function shownValue(name: string, value: string): string {
  if (value === "") return ""
  return isShown(name) ? withoutTokens(withoutEcho(value)) : HIDDEN
}

/** An open id, wherever it stands; and in words the numbers of cards, phones and people. */
function withoutTokens(value: string): string {
  const shown = value.replace(/\bo[\w-]{27}\b/g, HIDDEN)
  return /\s|[^\x20-\x7e]/.test(shown) ? shown.replace(/\b\d{11,19}\b/g, HIDDEN) : shown
}

function capped(text: string): string {
  const shown = text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`
  return storable(shown)
}
