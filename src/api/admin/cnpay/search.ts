import { z } from "@medusajs/framework/zod"

/** Of an account, a number or an id. */
export const name = z.string().trim().min(1).max(64)

/** What a person types to find a trade. */
export const searched = z.string().trim().min(1).max(128).optional()
