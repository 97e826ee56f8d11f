/** A browser's `document`, as far as watching a payment looks at it. */
export class FakePage extends EventTarget {
  visibilityState: "visible" | "hidden" = "visible"

  turn(state: "visible" | "hidden"): void {
    this.visibilityState = state
    this.dispatchEvent(new Event("visibilitychange"))
  }
}

/** Puts the page in place of `document` and returns the way to take it away. */
export function installPage(page: FakePage): () => void {
  Object.defineProperty(globalThis, "document", { value: page, configurable: true })
  return () => Reflect.deleteProperty(globalThis, "document")
}
