import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { TradeBusy } from "../settle/lease"

export type Middleware = (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => Promise<void>

/** Errors go to Medusa's error handler; a lease that somebody else keeps is a conflict. */
export async function orConflict(
  next: MedusaNextFunction,
  sentence: string,
  work: () => Promise<void>
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof TradeBusy)) return next(error)
    next(new MedusaError(MedusaError.Types.CONFLICT, sentence))
  }
}

/**
 * Lets the route run, and resolves when it has answered. A client that goes away earlier does not
 * stop the work, so its leaving is no sign that it is over.
 */
export function answered(res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  return new Promise((resolve) => {
    const end = res.end.bind(res) as (...args: unknown[]) => MedusaResponse
    res.end = (...args: unknown[]) => {
      resolve()
      return end(...args)
    }
    next()
  })
}
