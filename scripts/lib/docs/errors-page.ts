import { CATALOGUE, type Dialect } from "../../../src/errors/catalogue"
import type { ErrorEntry, ErrorTable } from "../../../src/errors/entry"
import { OURS } from "../../../src/errors/ours"
import { SHOPPER } from "../../../src/errors/shopper"
import { KINDS, RETRIES, SAYS } from "./errors-words"

const CHAPTERS: readonly (readonly [title: string, tables: readonly ErrorTable[]])[] = [
  ["Alipay 支付宝", tablesOf("alipay")],
  ["WeChat Pay, API v3 微信支付 API v3", tablesOf("wechat_v3")],
  ["WeChat Pay, API v2 微信支付 API v2", tablesOf("wechat_v2")],
  ["WeChat, who the shopper is 微信登录", tablesOf("wechat_login")],
  ["The plugin's own 插件自身", OURS],
]

/** `docs/errors.md`: the catalogue for people, in Markdown. */
export function errorsPage(): string {
  const chapters = CHAPTERS.map(([title, tables]) => [`## ${title}`, ...tables.map(section)])
  return [SAYS.head, legend(), ...chapters.flat()].join("\n\n") + "\n"
}

function tablesOf(dialect: Dialect): readonly ErrorTable[] {
  return CATALOGUE[dialect]
}

function legend(): string {
  const shopper = Object.entries(SHOPPER).map(([word, { en, zh }]) => [`\`${word}\``, en, zh])
  return [
    SAYS.kinds,
    table(["kind", "meaning", "含义"], KINDS),
    SAYS.retries,
    table(["retry", "meaning", "含义"], RETRIES),
    SAYS.shopper,
    table(["shopper", "the shopper reads", "顾客看到"], shopper),
  ].join("\n\n")
}

function section({ title, apis, codes }: ErrorTable): string {
  const rows = Object.entries(codes).map(([code, entry]) => row(code, entry))
  const names = apis.map((api) => `\`${api}\``).join(" · ")
  const heading = `### ${title.en} ${title.zh}`
  const head = ["code", "kind", "retry", "shopper", "what is wrong → what to do", "原因 → 处理"]
  return [heading, names, table(head, rows)].filter((part) => part !== "").join("\n\n")
}

function row(code: string, { kind, retry, shopper, merchant, next }: ErrorEntry): string[] {
  const facts = [code, kind, retry, shopper].map((word) => `\`${word}\``)
  return [...facts, `${merchant.en} → ${next.en}`, `${merchant.zh} → ${next.zh}`]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}
