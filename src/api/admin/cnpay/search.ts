import { plainText } from "./plain-text"

/** Of an account, a number or an id. */
export const name = plainText(1, 64)

/** What a person types to find a trade. */
export const searched = plainText(1, 128).optional()
