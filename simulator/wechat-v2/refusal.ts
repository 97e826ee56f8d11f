/** `result_code` FAIL: understood, and refused. */
export class V2Refusal extends Error {
  constructor(
    readonly code: string,
    message: string
  ) {
    super(message)
  }
}

/** `return_code` FAIL: not even understood; comes unsigned, with words alone. */
export class V2NotUnderstood extends Error {
  constructor(
    message: string,
    /** Only bills have one. */
    readonly code?: string
  ) {
    super(message)
  }
}
