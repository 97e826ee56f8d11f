import { CATALOGUE, type Dialect } from "./catalogue"
import type { Action, ErrorEntry, ErrorTable } from "./entry"
import { OURS } from "./ours"
import { alipaySpelling, normalCode } from "./spelling"

/** What was asked: one of our actions, or a call as `GatewayError.operation` names it. */
export type Asked = Action | (string & {})

/**
 * What the catalogue says about a code, `null` when it says nothing. The call's own codes come first,
 * then those of every call; the codes of other calls are for those who do not know the call.
 */
export function findEntry(
  dialects: readonly Dialect[],
  code: string,
  asked: Asked = "any"
): ErrorEntry | null {
  const known = [...dialects.flatMap((dialect) => INDEX[dialect]), ...OWN]
  const own = known.filter(({ table }) => isAbout(table, asked))
  const any = known.filter(({ table }) => table.action === "any")
  const near = [...own, ...any]
  return firstOf(near, code, exact) ?? firstOf(known, code, exact) ?? firstOf(near, code, within)
}

/** What a call is for; `any` for a call that is in no table. */
export function actionOf(dialects: readonly Dialect[], asked: Asked): Action {
  const tables = dialects.flatMap((dialect) => CATALOGUE[dialect])
  return tables.find((table) => isAbout(table, asked))?.action ?? "any"
}

interface Indexed {
  table: ErrorTable
  spelled: (code: string) => string
  entries: ReadonlyMap<string, ErrorEntry>
}

function indexed(tables: readonly ErrorTable[], spelled: (code: string) => string): Indexed[] {
  return tables.map((table) => {
    const entries = Object.entries(table.codes).map(
      ([code, entry]) => [spelled(code), entry] as const
    )
    return { table, spelled, entries: new Map(entries) }
  })
}

const INDEX: Readonly<Record<Dialect, readonly Indexed[]>> = {
  alipay: indexed(CATALOGUE.alipay, alipaySpelling),
  wechat_v3: indexed(CATALOGUE.wechat_v3, normalCode),
  wechat_v2: indexed(CATALOGUE.wechat_v2, normalCode),
  wechat_login: indexed(CATALOGUE.wechat_login, normalCode),
}

/** Of which status an answer is that is not the gateway's matters seldom. */
const OWN = indexed(OURS, (code) => code)

function isAbout({ action, apis, operations = [] }: ErrorTable, asked: Asked): boolean {
  return action === asked || apis.includes(asked) || operations.includes(asked)
}

type Match = (index: Indexed, code: string) => ErrorEntry | undefined

function firstOf(indexes: readonly Indexed[], code: string, match: Match): ErrorEntry | null {
  for (const index of indexes) {
    const entry = match(index, code)
    if (entry) return entry
  }
  return null
}

function exact({ entries, spelled }: Indexed, code: string): ErrorEntry | undefined {
  return entries.get(spelled(code))
}

/** A code that a longer one contains in whole words (`CALL-LIMITED`), the longest of them. */
function within({ entries, spelled }: Indexed, code: string): ErrorEntry | undefined {
  if (/^HTTP_\d{3}$/.test(code)) return entries.get("HTTP")
  const long = spelled(code)
  const isIn = (part: string) =>
    /[A-Z]{3}[-_][A-Z]/.test(part) &&
    (long.endsWith(`-${part}`) || long.endsWith(`_${part}`) || long.startsWith(`${part}_`))
  const parts = [...entries.keys()].filter(isIn).sort((a, b) => b.length - a.length)
  return parts[0] === undefined ? undefined : entries.get(parts[0])
}
