import { zodValidator } from "@medusajs/framework"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"

/** Reads the query of a list that Medusa's own `fields` say nothing of, into `validatedQuery`. */
export function withQuery(schema: z.ZodTypeAny) {
  return async (req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    try {
      req.validatedQuery = (await zodValidator(schema, req.query)) as Record<string, unknown>
      next()
    } catch (error) {
      next(error)
    }
  }
}
