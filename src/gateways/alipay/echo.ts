const ECHO = /[，,]?网关生成的验签字符串为[：:]?/

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
}

/** When Alipay refuses a signature its words end with the whole text that it would have signed. */
export function withoutEcho(words: string): string {
  return words.split(ECHO)[0] ?? ""
}

/** That text, which comes escaped for HTML; `null`: there is none. */
export function echoedText(words: string): string | null {
  const at = ECHO.exec(words)
  if (!at) return null
  const escaped = words.slice(at.index + at[0].length)
  return escaped.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
}
