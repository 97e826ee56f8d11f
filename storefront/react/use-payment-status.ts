import { useEffect, useState } from "react"
import { watchPayment, type PaymentStatus } from ".."

/** Which payment to watch; no `sessionId`, nothing to watch. */
export interface UsePaymentStatusOptions {
  baseUrl: string
  publishableKey: string
  sessionId: string | null
}

/** What is known about the payment by now. */
export interface WatchedPayment {
  /** `null` until the first answer. */
  status: PaymentStatus | null
  /** `false` while the server does not answer; asking goes on. */
  reachable: boolean
  /** Why watching ended without a final status. */
  refusal: Error | null
}

const unknown: WatchedPayment = { status: null, reachable: true, refusal: null }

/** Watches a payment session for as long as the component is mounted. */
export function usePaymentStatus(options: UsePaymentStatusOptions): WatchedPayment {
  const { baseUrl, publishableKey, sessionId } = options
  const [watched, setWatched] = useState({ sessionId, payment: unknown })

  useEffect(() => {
    if (sessionId === null) return
    const stop = new AbortController()
    const know = (news: Partial<WatchedPayment>) => {
      if (stop.signal.aborted) return
      setWatched((before) => ({
        sessionId,
        payment: { ...(before.sessionId === sessionId ? before.payment : unknown), ...news },
      }))
    }
    watchPayment({
      baseUrl,
      publishableKey,
      sessionId,
      signal: stop.signal,
      onChange: (status) => know({ status }),
      onReachable: (reachable) => know({ reachable }),
    }).catch((refusal: Error) => know({ refusal }))
    return () => stop.abort()
  }, [baseUrl, publishableKey, sessionId])

  // Never show the former session's status for the new one, not even for one frame.
  return watched.sessionId === sessionId ? watched.payment : unknown
}
