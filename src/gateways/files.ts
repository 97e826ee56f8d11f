import type { GatewayName } from "../core/trade"
import { GatewayError } from "../core/errors"
import { BILL_LIMITS } from "../bills/container/limits"
import { asItIs, HttpPath, type HttpLimits, type HttpResponse } from "./http"
import type { OnCall } from "./trail"

/** A bill of a large shop takes minutes; one that stands still for half a minute does not arrive. */
export const FILE_LIMITS: HttpLimits = {
  deadlineMs: 600_000,
  idleMs: 30_000,
  connectTimeoutMs: 3_000,
  maxResponseBytes: BILL_LIMITS.fileBytes,
  connections: 1,
}

export interface FileAddress {
  gateway: GatewayName
  operation: string
  /** As the gateway gave it out. */
  url: string
  /** Where the gateway is reached. */
  endpoint: string
  /** The origins of the gateway's other hosts; they count when `endpoint` is one of them. */
  siblings: RegExp
  onCall?: OnCall | undefined
}

/** An address on a host of the gateway's: its origin, and the rest exactly as it was given out. */
export interface PinnedAddress extends FileAddress {
  origin: string
  path: string
}

/**
 * Whoever could make a gateway give out an address could make this server call any other: only hosts
 * of the gateway's own are called. @throws GatewayError
 */
export function pinned(address: FileAddress): PinnedAddress {
  const { url: text, endpoint, siblings } = address
  const url = URL.canParse(text) ? new URL(text) : null
  const own = new URL(endpoint).origin
  const isOwn = url?.origin === own || (siblings.test(own) && siblings.test(url?.origin ?? ""))
  const raw = /^https?:\/\/[^/?#@\\]+(\/[^#\s]*)$/.exec(text)?.[1]
  if (url && raw && isOwn) return { ...address, origin: url.origin, path: raw }
  throw new GatewayError({
    gateway: address.gateway,
    operation: address.operation,
    kind: "unknown",
    code: "FOREIGN_HOST",
    message: "the address that was given out is not on a host of the gateway's",
  })
}

/** For the trail alone: what the answer means is told by whoever asked for it. */
function faultOf({ gateway, operation }: PinnedAddress, { status }: HttpResponse) {
  if (status === 200) return null
  const about = { gateway, operation, kind: "unknown", code: `HTTP_${status}` } as const
  return new GatewayError({ ...about, message: "the file was not handed out" })
}

/** Fetches a file; the body of an answer that is not 200 is in the response. @throws GatewayError */
export async function fetchFile(
  place: PinnedAddress,
  headers: Record<string, string>,
  file: string
): Promise<HttpResponse> {
  const { gateway, operation, origin, path, onCall } = place
  const http = new HttpPath(gateway, origin, FILE_LIMITS, { onCall })
  try {
    return await http.save({ operation, method: "GET", path, headers }, file, {
      ...asItIs,
      refusalIn: (response) => faultOf(place, response),
    })
  } finally {
    await http.close()
  }
}
