import { z } from "@medusajs/framework/zod"

/** Postgres takes no NUL and workbooks none of the others; nobody types them. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u

/**
 * What a person writes. It is kept beside a move that may already have sent money, so that nothing gets
 * in that could not be written down then.
 */
export function plainText(shortest: number, longest: number) {
  return z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .refine((text) => !CONTROL.test(text), { message: "Leave out control characters" })
}
