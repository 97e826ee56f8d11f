import { parseBeijing } from "../../core/clock"
import { fen, type Fen } from "../../core/money"

/** Digits alone, and few enough to be exact. */
export function wholeFen(text: string | undefined): Fen | null {
  return text !== undefined && /^(0|[1-9]\d{0,14})$/.test(text) ? fen(Number(text)) : null
}

/** `20141030133525`, in Beijing. */
export function compactTime(text: string | undefined): Date | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? "")
  if (!match) return null
  const [, year, month, day, hour, minute, second] = match
  return parseBeijing(`${year}-${month}-${day} ${hour}:${minute}:${second}`)
}
