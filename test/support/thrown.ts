/** What a call throws; a call that throws nothing is a failure of the test. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error("nothing was thrown")
}

/** What a promise is rejected with. */
export function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => Promise.reject(new Error("it was not rejected")),
    (error: unknown) => error
  )
}
