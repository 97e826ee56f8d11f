import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { TradeBusy } from "../settle/lease"

export type Middleware = (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => Promise<void>

/** Says no with 409 and a sentence of ours. */
export class Conflict extends Error {
  override readonly name = "Conflict"
}

/**
 * Errors go to Medusa's error handler; a lease that somebody else keeps is a conflict. Those are answered
 * here, since that handler puts a sentence of its own in the place of every conflict's.
 *
 * Nobody is answered before the work is over and its lease free again: the client's next request would
 * else find it kept, and be taken for the second click of one hand.
 */
export async function orConflict(
  { res, next }: { res: MedusaResponse; next: MedusaNextFunction },
  sentence: string,
  work: () => Promise<void>
): Promise<void> {
  const send = holdAnswer(res)
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof TradeBusy)) {
      send()
      return next(error)
    }
    const message = error instanceof Conflict ? error.message : sentence
    res.status(409).json({ code: "invalid_state_error", type: "conflict", message })
  }
  send()
}

/** Keeps what ends the answer, until it is told to send it; later ones go out at once. */
function holdAnswer(res: MedusaResponse): () => void {
  const end = res.end
  let held: unknown[] | undefined
  res.end = (...args: unknown[]) => {
    held ??= args
    return res
  }
  return () => {
    res.end = end
    if (held) Reflect.apply(end, res, held)
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
