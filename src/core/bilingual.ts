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

/** Reads what {@link inBoth} wrote; a sentence in one language only stands for both. */
export function fromBoth(text: string): Bilingual {
  const [en = "", zh = en] = text.split("\n")
  return { en, zh }
}
