import { GatewayError } from "../../core/errors"
import { isRecord } from "../record"
import { kindOf } from "./codes"
import { rawMembers } from "./members"
import type { AlipaySigner } from "./signer"

export type AlipayAnswer = Readonly<Record<string, unknown>>

const SUCCESS = "10000"

/**
 * Opens the answer to a call: exactly one response member, verified over its raw text, parsed from
 * that same text. A business answer without a valid signature is not believed (`unknown`); only a
 * refusal by the gateway itself may come unsigned, because it cannot sign for an app it cannot name.
 * `isBare`: a good answer to this method carries no `code`.
 * @see https://opendocs.alipay.com/common/02mse7
 */
export function openAnswer(
  raw: string,
  method: string,
  signer: AlipaySigner,
  isBare = false
): AlipayAnswer {
  const { node, answer, signature } = splitAnswer(raw, method)
  if (signature !== null && !signer.verify(node, signature)) {
    throw untrusted(method, "BAD_SIGNATURE", "the answer's signature is wrong")
  }
  const isGood = answer.code === SUCCESS || (isBare && answer.code === undefined)
  if (isGood && signature !== null) return answer
  throw refusal(method, answer, signature !== null)
}

interface Split {
  /** The signed text. */
  node: string
  answer: AlipayAnswer
  signature: string | null
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
    const answer = JSON.parse(node) as unknown
    if (!isRecord(answer)) throw new SyntaxError("the answer is not an object")
    return { node, answer, signature: sign === undefined ? null : String(JSON.parse(sign)) }
  } catch (cause) {
    throw untrusted(method, "MALFORMED", "the answer is not one that Alipay sends", cause)
  }
}

function refusal(method: string, answer: AlipayAnswer, signed: boolean): GatewayError {
  const code = String(answer.code ?? "")
  const subCode = String(answer.sub_code ?? "")
  const kind = kindOf(code, subCode)
  if (!signed && kind !== "misconfigured") {
    return untrusted(method, "UNSIGNED", "the answer carries no signature")
  }
  return new GatewayError({
    gateway: "alipay",
    operation: method,
    kind,
    code: subCode || code,
    message: plainMessage(answer),
  })
}

/** Alipay echoes our whole signing string when it refuses a signature; that does not belong into logs. */
function plainMessage(answer: AlipayAnswer): string {
  const text = String(answer.sub_msg ?? answer.msg ?? "no reason given")
  return text.split("网关生成的验签字符串")[0]?.slice(0, 200) ?? ""
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
