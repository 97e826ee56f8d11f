import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { TextKey } from "../../i18n/texts"
import type { Said } from "../api/common"

export type Text = (key: TextKey, values?: Record<string, unknown>) => string

/** The texts of the screens, and the language they are in. */
export function useText() {
  const { t, i18n } = useTranslation()
  const isChinese = i18n.language.startsWith("zh")
  const text: Text = useCallback((key, values) => t(`cnpay.${key}`, values ?? {}), [t])
  const say = useCallback((said: Said) => (isChinese ? said.zh : said.en), [isChinese])
  return { text, say, language: isChinese ? ("zh" as const) : ("en" as const) }
}
