import { useCallback, useRef, useState } from "react"

/** Something that the shopper does: once at a time, however fast the clicks. */
export function useAction() {
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  // State reaches the button only with the next render; a second click may come before.
  const running = useRef(false)
  const run = useCallback(async (name: string, work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setBusy(name)
    setError(null)
    try {
      await work()
    } catch (failure) {
      setError(failure)
    } finally {
      running.current = false
      setBusy(null)
    }
  }, [])
  return { busy, error, run }
}
