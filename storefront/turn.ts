/**
 * Waits for the moment to ask again: after `ms`, but never while the page is hidden, and at once when
 * the page becomes visible or the network returns. Coming back from the wallet app is the moment when
 * the answer has most likely changed. Rejects with the signal's reason when aborted.
 */
export function nextTurn(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const page = typeof document === "undefined" ? null : document
    const network = typeof window === "undefined" ? null : window
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      page?.removeEventListener("visibilitychange", comeBack)
      network?.removeEventListener("online", comeBack)
      signal?.removeEventListener("abort", abort)
      settle()
    }
    // While hidden, nothing happens: the visibilitychange listener takes over.
    const comeBack = () => {
      if (page?.visibilityState !== "hidden") finish(resolve)
    }
    const abort = () => finish(() => reject(signal?.reason))
    const timer = setTimeout(comeBack, ms)
    page?.addEventListener("visibilitychange", comeBack)
    network?.addEventListener("online", comeBack)
    signal?.addEventListener("abort", abort)
    if (signal?.aborted) abort()
  })
}
