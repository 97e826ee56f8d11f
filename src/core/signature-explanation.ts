/** Why a gateway may refuse a signature of ours. */
export type SignatureCause =
  | "wrong_key"
  | "other_account"
  | "wrong_serial"
  | "other_environment"
  | "clock"
  | "changed_on_the_way"
  | "charset"

/** What a person needs who has to find out why a gateway refuses our signature. Free of secrets and of personal data. */
export interface SignatureExplanation {
  key: {
    algorithm: string
    /** SHA-256 of the public half in hex, or the beginning of that of a shared key. */
    fingerprint: string
    /** Of the certificate that the request named, where it names one. */
    serial: string | null
  }
  /** The text that was signed. */
  signed: string
  /** The text that the gateway would have signed, where it says so; it may be cut short. */
  gatewaySigned: string | null
  /**
   * Where the two texts part for the first time. `hidden`: inside a value that is not shown. `null`: they
   * do not differ, or the gateway did not say.
   */
  difference: { at: number; ours: string; gateway: string } | "hidden" | null
  /** The likeliest one first. */
  causes: readonly { cause: SignatureCause; en: string; zh: string }[]
}
