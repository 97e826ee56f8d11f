import type { SignatureExplanation } from "../core/signature-explanation"
import { likelyCauses, type SignatureEvidence } from "./signature-causes"
import { storable } from "./text"

export interface RefusedSignature extends Pick<SignatureEvidence, "gateway" | "words"> {
  key: SignatureExplanation["key"]
  /** The text that we signed, as it is. */
  signed: string
  /** The gateway's own, where it says so. Cut short, it says how many bytes the whole has. */
  theirs: { text: string; bytes?: number } | null
  /** Makes a text fit to be kept; equal texts stay equal. */
  redact: (text: string) => string
}

const CONTEXT = 24

/** Sets what we signed beside what the gateway would have signed. */
export function explainSignature(refused: RefusedSignature): SignatureExplanation {
  const { key, signed, theirs, gateway, words } = refused
  const redact = (text: string) => storable(refused.redact(text))
  const at = theirs && partingOf(signed, theirs)
  const differs = theirs && at !== null
  const atText = at !== null && /[^\x20-\x7e\n]/.test(signed.charAt(at))
  return {
    key,
    signed: redact(signed),
    gatewaySigned: theirs && redact(theirs.text),
    difference: differs ? shownDifference(redact(signed), redact(theirs.text), theirs) : null,
    causes: likelyCauses({ gateway, words, differs, atText }),
  }
}

/** Where two texts part; `null`: nowhere, as far as the gateway shows its own. */
function partingOf(ours: string, { text, bytes }: { text: string; bytes?: number }): number | null {
  const at = firstDifference(ours, text)
  const isCut = bytes !== undefined && at === text.length
  if (isCut) return bytes === Buffer.byteLength(ours) ? null : at
  return at === ours.length && at === text.length ? null : at
}

function shownDifference(
  ours: string,
  gateway: string,
  theirs: { bytes?: number }
): SignatureExplanation["difference"] {
  const at = partingOf(ours, { text: gateway })
  if (at === null) return "hidden"
  if (theirs.bytes !== undefined && at === gateway.length) {
    return { at, ours: around(ours, at), gateway: `… (${theirs.bytes} bytes)` }
  }
  return { at, ours: around(ours, at), gateway: around(gateway, at) }
}

function firstDifference(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) if (a[at] !== b[at]) return at
  return shorter
}

function around(text: string, at: number): string {
  return storable(text.slice(Math.max(0, at - CONTEXT), at + CONTEXT))
}
