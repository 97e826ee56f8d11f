import { createHash } from "node:crypto"

/** A hash of a bill's text, after unpacking: `sha1:…` where the gateway states one, else `sha256:…`. */
export type BillHash = `${"sha1" | "sha256"}:${string}`

/** Hashes bytes on their way. */
export class HashTap {
  private readonly hash
  value: BillHash | null = null

  constructor(private readonly algorithm: "sha1" | "sha256") {
    this.hash = createHash(algorithm)
  }

  async *through(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of bytes) {
      this.hash.update(chunk)
      yield chunk
    }
    this.value = `${this.algorithm}:${this.hash.digest("hex")}`
  }
}
