/** A control call that cannot be done, with the sentence that says why. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message)
  }
}
