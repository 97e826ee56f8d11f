/** One sentence in the two languages of the people whom this plugin serves. */
export interface Bilingual {
  en: string
  zh: string
}

/**
 * Medusa does not tell a provider or a route the reader's language, so each sentence is said in both:
 * English on the first line, Chinese on the second one, for clients that want to show one of them.
 */
export function inBoth({ en, zh }: Bilingual): string {
  return `${en}\n${zh}`
}

/** Several sentences as one: Chinese ones need no space between them. */
export function joined(...sentences: readonly Bilingual[]): Bilingual {
  return {
    en: sentences.map(({ en }) => en).join(" "),
    zh: sentences.map(({ zh }) => zh).join(""),
  }
}
