import { createContext, useContext, useEffect, useState, type ReactNode } from "react"
import { remembered } from "../memory"
import { en, type Texts } from "./en"
import { zh } from "./zh"

export type Language = "en" | "zh"
export type TextKey = keyof Texts

const texts = { en, zh }
const kept = remembered("cnpay.language")

/** Says a text in the shopper's language, with `{names}` filled in. */
export type Say = (key: TextKey, values?: Record<string, string>) => string

interface Speech {
  language: Language
  setLanguage(language: Language): void
  say: Say
}

const SpeechContext = createContext<Speech | null>(null)

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en"
    document.title = texts[language].shop
  }, [language])
  const setLanguage = (next: Language) => {
    kept.write(next)
    choose(next)
  }
  const say: Say = (key, values = {}) =>
    texts[language][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "")
  return (
    <SpeechContext.Provider value={{ language, setLanguage, say }}>
      {children}
    </SpeechContext.Provider>
  )
}

export function useLanguage(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error("useLanguage is used outside of LanguageProvider")
  return speech
}

export function useSay(): Say {
  return useLanguage().say
}

function firstLanguage(): Language {
  const chosen = kept.read()
  if (chosen === "en" || chosen === "zh") return chosen
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en"
}
