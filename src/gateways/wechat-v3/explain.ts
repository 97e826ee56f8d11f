import type { KeyObject } from "node:crypto"
import type { SignatureExplanation } from "../../core/signature-explanation"
import { explainSignature } from "../explain-signature"
import { keyFingerprint } from "../fingerprint"
import type { HttpRequest } from "../http"
import { isRecord, text } from "../record"
import { redactJson, redactPath } from "../redact"
import { normalCode } from "../../errors/spelling"

/**
 * Why WeChat Pay may have refused the signature of a request; `undefined`: it refused something else.
 * It tells what it would have signed, the content after a few bytes cut off, and how long that is.
 */
export function explainRefusal(
  request: HttpRequest,
  answer: unknown,
  privateKey: KeyObject
): SignatureExplanation | undefined {
  if (!isRecord(answer) || normalCode(text(answer, "code") ?? "") !== "SIGNERROR") return undefined
  const { timestamp = "", nonce_str: nonce = "", serial_no: serial = null } = itemsOf(request)
  const lines = [request.method, request.path, timestamp, nonce, request.body ?? "", ""]
  return explainSignature({
    gateway: "wechat-v3",
    key: { algorithm: "SHA256-RSA2048", fingerprint: keyFingerprint(privateKey), serial },
    signed: lines.join("\n"),
    theirs: readSigned(answer),
    redact: redactLines,
    words: text(answer, "message") ?? "",
  })
}

function itemsOf({ headers }: HttpRequest): Partial<Record<string, string>> {
  const pairs = (headers.Authorization ?? "").matchAll(/([a-z_]+)="([^"]*)"/g)
  return Object.fromEntries([...pairs].map(([, name, value]) => [name, value]))
}

function readSigned(
  answer: Readonly<Record<string, unknown>>
): { text: string; bytes?: number } | null {
  const detail = isRecord(answer.detail) ? answer.detail : {}
  const about = isRecord(detail.sign_information) ? detail.sign_information : {}
  const signed = text(about, "truncated_sign_message")
  if (!signed) return null
  const bytes = Number(about.sign_message_length)
  if (!Number.isInteger(bytes) || bytes === Buffer.byteLength(signed)) return { text: signed }
  // The line feed at its end follows the cut.
  return { text: signed.replace(/\n$/, ""), bytes }
}

function redactLines(lines: string): string {
  const [method = "", path = "", timestamp = "", nonce = "", ...body] = lines.split("\n")
  return [method, redactPath(path), timestamp, nonce, redactJson(body.join("\n"))].join("\n")
}
