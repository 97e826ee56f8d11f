import type { TextKey } from "../i18n/texts"
import { useText } from "./hooks/use-text"

/** What a page is called in the line above it, in the language of the moment. */
export function breadcrumb(key: TextKey) {
  return { breadcrumb: () => <Crumb text={key} /> }
}

function Crumb({ text: key }: { text: TextKey }) {
  const { text } = useText()
  return <>{text(key)}</>
}
