import type { en } from "./en"

/** Every text of the screens. English gives the shape; a language that lacks one does not compile. */
export type Texts = typeof en

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`
}[keyof T & string]

/** The way to one text: `trace.title`. */
export type TextKey = Paths<Texts>
