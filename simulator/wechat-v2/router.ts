import { X509Certificate } from "node:crypto"
import type { Operation } from "../faults"
import { empty, type Answer, type Call, type Reaction } from "../http"
import { alphanumeric } from "../ids"
import { perform, type GatewayOperation, type Seal } from "../operation"
import type { World } from "../world"
import { downloadBill, downloadFundFlow, V2File } from "./bills"
import { micropay, unifiedOrder } from "./orders"
import { refund, refundQuery } from "./refunds"
import { V2NotUnderstood, V2Refusal } from "./refusal"
import { signed, type SignType } from "./sign"
import { closeOrder, namedTrade, orderQuery, reverse } from "./trades"
import { readXml, writeXml, type Fields } from "./xml"

interface Endpoint {
  operation: Operation
  /** Behind the front that asks for the merchant's certificate. */
  isSecured?: true
  act(world: World, fields: Fields, signType: SignType): Fields | V2File
}

const ENDPOINTS: Record<string, Endpoint> = {
  "/pay/unifiedorder": { operation: "create", act: unifiedOrder },
  "/pay/micropay": { operation: "create", act: micropay },
  "/pay/orderquery": { operation: "query", act: orderQuery },
  "/pay/closeorder": { operation: "close", act: closeOrder },
  "/pay/refundquery": { operation: "refund_query", act: refundQuery },
  "/pay/downloadbill": { operation: "bill_file", act: downloadBill },
  "/pay/downloadfundflow": { operation: "bill_file", isSecured: true, act: downloadFundFlow },
  "/secapi/pay/refund": { operation: "refund", isSecured: true, act: refund },
  "/secapi/pay/reverse": { operation: "reverse", isSecured: true, act: reverse },
}

const NO_CERTIFICATE =
  "<html>\r\n<head><title>400 No required SSL certificate was sent</title></head>\r\n" +
  "<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n" +
  "<center>No required SSL certificate was sent</center>\r\n</body>\r\n</html>\r\n"

type Outcome = { done: Fields } | { file: Answer } | { refused: V2Refusal }

export function isV2(path: string): boolean {
  return path.startsWith("/pay/") || path.startsWith("/secapi/")
}

/** API v2: XML in, XML out, HTTP 200 whatever happens. */
export async function wechatV2Gateway(world: World, call: Call): Promise<Reaction> {
  const endpoint = Object.hasOwn(ENDPOINTS, call.path) ? ENDPOINTS[call.path] : undefined
  if (!endpoint) return empty(404)
  if (endpoint.isSecured && !isMerchant(world, call)) {
    return { status: 400, headers: { "content-type": "text/html" }, body: NO_CERTIFICATE }
  }
  const fields = readXml(call.body) ?? {}
  const reaction = await answered(world, { endpoint, call, fields })
  const outTradeNo = tradeNoOf(world, fields)
  world.books.note({
    gateway: "wechat",
    operation: call.path.split("/").at(-1) ?? "",
    at: world.clock(),
    ...(outTradeNo && { out_trade_no: outTradeNo }),
    outcome: typeof reaction === "string" ? reaction : String(reaction.status),
  })
  return reaction
}

/** The very certificate that this merchant was given. */
function isMerchant({ credentials }: World, { clientCertificate }: Call): boolean {
  const own = new X509Certificate(credentials.wechat.merchantCertificate)
  return clientCertificate?.equals(own.raw) ?? false
}

function tradeNoOf(world: World, fields: Fields): string | undefined {
  const byRefund = world.books.refund("wechat", fields.out_refund_no ?? "")
  return (namedTrade(world, fields) ?? byRefund)?.out_trade_no ?? fields.out_trade_no
}

interface Question {
  endpoint: Endpoint
  call: Call
  fields: Fields
}

async function answered(world: World, question: Question): Promise<Reaction> {
  const { endpoint, call, fields } = question
  try {
    const signType = understood(world, call, fields)
    const operation = operationOf(world, question, signType)
    const fault = world.faults.forOperation("wechat", endpoint.operation, tradeNoOf(world, fields))
    return await perform(operation, fault, world.stopped)
  } catch (error) {
    if (!(error instanceof V2NotUnderstood)) throw error
    const { message, code } = error
    return xml({ return_code: "FAIL", return_msg: message, ...(code && { error_code: code }) })
  }
}

/** Whether the request can be read and is the merchant's; says how it is signed. */
function understood(world: World, { method, body }: Call, fields: Fields): SignType {
  const { apiV2Key, mchId, appId, mini } = world.credentials.wechat
  if (method !== "POST") throw new V2NotUnderstood("请使用post方法")
  if (!readXml(body)) throw new V2NotUnderstood("XML格式错误")
  if (fields.mch_id !== mchId) throw new V2NotUnderstood("mch_id不存在")
  if (![appId, mini.appId].includes(fields.appid ?? "")) {
    throw new V2NotUnderstood("appid和mch_id不匹配")
  }
  if (!fields.nonce_str) throw new V2NotUnderstood("缺少参数nonce_str")
  const type = fields.sign_type ?? "MD5"
  if (type !== "MD5" && type !== "HMAC-SHA256") throw new V2NotUnderstood("签名类型错误")
  if (fields.sign !== signed(fields, apiV2Key, type)) throw new V2NotUnderstood("签名错误")
  return type
}

function operationOf(
  world: World,
  { endpoint, fields }: Question,
  signType: SignType
): GatewayOperation<Outcome> {
  return {
    act() {
      try {
        const done = endpoint.act(world, fields, signType)
        return done instanceof V2File ? { file: done.answer } : { done }
      } catch (error) {
        if (error instanceof V2Refusal) return { refused: error }
        throw error
      }
    },
    refusal: ({ code, message }) => ({
      refused: new V2Refusal(String(code ?? "SYSTEMERROR"), String(message ?? "系统超时")),
    }),
    seal(outcome, seal, set) {
      if ("file" in outcome) return outcome.file
      const head = { return_code: "SUCCESS", return_msg: "OK", ...identity(fields) }
      const body: Fields =
        "refused" in outcome
          ? {
              result_code: "FAIL",
              err_code: outcome.refused.code,
              err_code_des: outcome.refused.message,
            }
          : { result_code: "SUCCESS", ...withChanges(outcome.done, set) }
      // What stands in a file's place is not signed, either.
      const own = endpoint.operation === "bill_file" ? "none" : seal
      return xml(sealedWith(world, { ...head, ...body }, { seal: own, signType }))
    },
  }
}

function identity({ appid = "", mch_id = "" }: Fields): Fields {
  return { appid, mch_id, nonce_str: alphanumeric(16) }
}

function withChanges(fields: Fields, set: Record<string, unknown> = {}): Fields {
  const changed = Object.entries({ ...fields, ...set }).filter(([, value]) => value !== null)
  return Object.fromEntries(changed.map(([name, value]) => [name, String(value)]))
}

function sealedWith(
  { credentials }: World,
  fields: Fields,
  { seal, signType }: { seal: Seal; signType: SignType }
): Fields {
  if (seal === "none") return fields
  const key = seal === "wrong_key" ? alphanumeric(32) : credentials.wechat.apiV2Key
  return { ...fields, sign: signed(fields, key, signType) }
}

function xml(fields: Fields): Answer {
  return { status: 200, headers: { "content-type": "text/plain" }, body: writeXml(fields) }
}
