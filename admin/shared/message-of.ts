import { FetchError } from "@medusajs/js-sdk"
import type { Text } from "./hooks/use-text"

/** What to tell a person about a failed request: the server's own sentence where it gave one. */
export function messageOf(error: Error, text: Text, language: "en" | "zh"): string {
  const isForbidden = error instanceof FetchError && error.status === 403
  // Medusa names the policy in English only; our own routes say what it is about.
  if (isForbidden && !isOfBoth(error.message)) return text("common.errors.forbidden")
  if (error instanceof TypeError || !error.message) return text("common.errors.offline")
  return ofBoth(error.message, language)
}

const isOfBoth = (message: string) => message.includes("\n")

/** Our routes say a sentence in English on the first line and in Chinese on the second. */
function ofBoth(message: string, language: "en" | "zh"): string {
  const [en = message, zh = en] = message.split("\n")
  return language === "zh" ? zh : en
}
