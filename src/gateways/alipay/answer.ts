import { GatewayError, withExplanation } from "../../core/errors"
import type { SignatureExplanation } from "../../core/signature-explanation"
import { isRecord, text, words } from "../record"
import { isSignatureRefused, kindOf } from "./codes"
import { echoedText, withoutEcho } from "./echo"
import { decryptContent } from "./encryption"
import type { RefusedText } from "./explain"
import { rawMembers } from "./members"

export type AlipayAnswer = Readonly<Record<string, unknown>>

const SUCCESS = "10000"

/** Holds a signature against the key that a message names, or the one in use. */
export interface Verifier {
  verify(content: string, signature: string, sn: string | null): boolean
}

export interface AnswerRules {
  /** A good answer to this method carries no `code`. */
  isBare?: boolean
  /** The answer must be encrypted with it, but for a refusal. */
  encryptKey?: Buffer | null
  /** Why our signature may have been refused. */
  explain?: (refused: RefusedText) => SignatureExplanation
}

/**
 * Opens the answer to a call: exactly one response member, verified over its raw text, decrypted after
 * that, parsed from that same text. A business answer without a valid signature is not believed
 * (`unknown`); only a refusal by the gateway itself may come unsigned, because it cannot sign for an
 * app it cannot name.
 * @see https://opendocs.alipay.com/common/02mse7
 */
export function openAnswer(
  raw: string,
  method: string,
  verifier: Verifier,
  { isBare = false, encryptKey = null, explain }: AnswerRules = {}
): AlipayAnswer {
  const { node, signature, sn } = splitAnswer(raw, method)
  if (signature !== null && !verifier.verify(node, signature, sn)) {
    throw untrusted(method, "BAD_SIGNATURE", "the answer's signature is wrong")
  }
  const { answer, isEncrypted } = parseNode(node, method, encryptKey)
  const isGood = answer.code === SUCCESS || (isBare && answer.code === undefined)
  if (isGood && encryptKey && !isEncrypted) {
    throw untrusted(method, "NOT_ENCRYPTED", "the answer should have been encrypted")
  }
  if (isGood && signature !== null) return answer
  const fault = refusal(method, answer, signature !== null)
  if (!explain || !isSignatureRefused(fault.code)) throw fault
  const words = text(answer, "sub_msg") ?? fault.reason
  throw withExplanation(fault, explain({ words: fault.reason, theirs: echoedText(words) }))
}

/** For the one answer that proves itself by what is in it: a certificate, by its issuer. */
export function unverifiedAnswer(
  raw: string,
  method: string,
  encryptKey: Buffer | null
): AlipayAnswer {
  return parseNode(splitAnswer(raw, method).node, method, encryptKey).answer
}

/** The number of the certificate that an answer names; `null` when it names none or is none. */
export function answerSn(raw: string): string | null {
  // Out of certificate mode no answer names one; taking each apart twice would cost as much as a signature.
  if (!raw.includes('"alipay_cert_sn"')) return null
  try {
    return snOf(rawMembers(raw))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

interface Split {
  /** The signed text. */
  node: string
  signature: string | null
  /** Which of Alipay's certificates it is signed by, in certificate mode. */
  sn: string | null
}

function splitAnswer(raw: string, method: string): Split {
  const name = `${method.replaceAll(".", "_")}_response`
  try {
    const members = rawMembers(raw)
    const node = members.get(name) ?? members.get("error_response")
    const sign = members.get("sign")
    const known = [name, "error_response", "sign", "alipay_cert_sn"]
    if (!node || ![...members.keys()].every((key) => known.includes(key))) throw new SyntaxError()
    if (members.has(name) && members.has("error_response")) throw new SyntaxError()
    return { node, signature: sign === undefined ? null : textOf(sign), sn: snOf(members) }
  } catch (cause) {
    throw malformed(method, cause)
  }
}

function snOf(members: ReadonlyMap<string, string>): string | null {
  const sn = members.get("alipay_cert_sn")
  return sn === undefined ? null : textOf(sn)
}

function textOf(member: string): string {
  return words(JSON.parse(member))
}

/** Encrypted, the member is a text; when Alipay could not decrypt our request, it is an object. */
function parseNode(
  node: string,
  method: string,
  encryptKey: Buffer | null
): { answer: AlipayAnswer; isEncrypted: boolean } {
  const isEncrypted = node.startsWith('"')
  if (isEncrypted && !encryptKey) throw malformed(method)
  const plain = isEncrypted && encryptKey ? decryptContent(textOf(node), encryptKey) : node
  if (plain === null) throw untrusted(method, "UNDECRYPTABLE", "the answer cannot be decrypted")
  try {
    const answer = JSON.parse(plain) as unknown
    if (isRecord(answer)) return { answer, isEncrypted }
  } catch (cause) {
    throw malformed(method, cause)
  }
  throw malformed(method)
}

function malformed(method: string, cause?: unknown): GatewayError {
  return untrusted(method, "MALFORMED", "the answer is not one that Alipay sends", cause)
}

function refusal(method: string, answer: AlipayAnswer, signed: boolean): GatewayError {
  const code = words(answer.code)
  const subCode = words(answer.sub_code)
  const kind = kindOf(code, subCode, method)
  if (!signed && kind !== "misconfigured") {
    return untrusted(method, "UNSIGNED", "the answer carries no signature")
  }
  return new GatewayError({
    gateway: "alipay",
    operation: method,
    kind,
    code: subCode || code || "NO_CODE",
    message: plainMessage(answer),
  })
}

/** What Alipay echoes of our request does not belong into logs. */
function plainMessage(answer: AlipayAnswer): string {
  const said = words(answer.sub_msg ?? answer.msg) || "no reason given"
  return withoutEcho(said).slice(0, 200)
}

export function untrusted(
  method: string,
  code: string,
  message: string,
  cause?: unknown
): GatewayError {
  return new GatewayError({
    gateway: "alipay",
    operation: method,
    kind: "unknown",
    code,
    message,
    cause,
  })
}
