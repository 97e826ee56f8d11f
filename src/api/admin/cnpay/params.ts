import { z } from "@medusajs/framework/zod"

/** Of a query: one value, or several of the same name. */
export function several<T extends z.ZodTypeAny>(one: T) {
  const listed = (value: unknown) => (value === undefined || Array.isArray(value) ? value : [value])
  return z.preprocess(listed, z.array(one).min(1).max(50).optional())
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** `day=2026-11-23`, or `day[$gte]=…&day[$lte]=…`. */
export const days = z
  .union([
    day.transform((only) => ({ from: only, to: only })),
    z
      .object({ $gte: day.optional(), $lte: day.optional() })
      .strict()
      .transform(({ $gte, $lte }) => ({ from: $gte, to: $lte })),
  ])
  .optional()

/** Of every list. */
export const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
}

/** `created_at`, or `-created_at` for the newest first. */
export function orderBy<Column extends string>(
  columns: readonly [Column, ...Column[]],
  otherwise: string
) {
  const allowed = columns.flatMap((column) => [column, `-${column}`])
  return z
    .string()
    .refine((text) => allowed.includes(text), { message: `Use one of: ${allowed.join(", ")}` })
    .default(otherwise)
}

/** Reads what {@link orderBy} has allowed. */
export function ordering<Column extends string>(text: string) {
  const descending = text.startsWith("-")
  return { column: (descending ? text.slice(1) : text) as Column, descending }
}
