/**
 * The one language of a message of the plugin's: its server says each sentence in English on the first
 * line and in Chinese on the second one. Any other text is given back as it is.
 */
export function inLanguage(message: string, language: "en" | "zh"): string {
  const [en, zh, ...more] = message.split("\n")
  if (!en || !zh || more.length > 0) return message
  return language === "zh" ? zh : en
}
