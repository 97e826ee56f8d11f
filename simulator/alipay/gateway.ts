import { withSet } from "../dot-path"
import { redirect, type Answer, type Call, type Reaction } from "../http"
import { hex } from "../ids"
import { perform, type GatewayOperation, type Seal } from "../operation"
import type { World } from "../world"
import { authorisedApp } from "./authorisation"
import { errorPage } from "./cashier"
import { AlipayRefusal, type Fields } from "./codes"
import { encrypted } from "./encryption"
import { exchangeCode, TOKEN_METHOD } from "./login"
import { methodNamed, PAGES, type Method, type OpenedOrder } from "./methods"
import {
  bizContent,
  checkApp,
  checkEncryption,
  checkProtocol,
  isEncrypted,
  merged,
  type Params,
} from "./protocol"
import { checkSameApp, checkSeller, orderIn } from "./received"
import { check } from "./rules"
import { rsa2 } from "./sign"

/** How a caller wants its answers. */
interface Manner {
  node: string
  inCertificateMode: boolean
  isEncrypted: boolean
}

/**
 * HTTP 200 and `text/html` whatever happened; slashes are escaped, so only the raw text verifies. An
 * encrypted answer is signed as it is sent, with its quotes.
 */
function sealed(world: World, manner: Manner, fields: Fields, seal: Seal): Answer {
  const { alipay, stranger } = world.credentials
  const plain = JSON.stringify(fields).replaceAll("/", "\\/")
  const text = manner.isEncrypted ? `"${encrypted(plain, alipay.encryptKey)}"` : plain
  const { privateKey, sn } = world.alipay.signer(manner.inCertificateMode)
  const key = seal === "wrong_key" ? stranger.privateKey : privateKey
  const sign = seal === "none" ? "" : `,"sign":"${rsa2(text, key)}"`
  const certificate = sn && seal !== "none" ? `,"alipay_cert_sn":"${sn}"` : ""
  return {
    status: 200,
    headers: { "content-type": "text/html;charset=utf-8", trace_id: hex(16) },
    body: `{"${manner.node}":${text}${certificate}${sign}}`,
  }
}

/** Runs something that may be refused. */
function refusable<T>(job: () => T, refused: (refusal: AlipayRefusal) => T): T {
  try {
    return job()
  } catch (error) {
    if (error instanceof AlipayRefusal) return refused(error)
    throw error
  }
}

function refusalFrom(set: Record<string, unknown>): AlipayRefusal {
  const { sub_code: subCode, code, sub_msg: message } = set
  const detail = typeof message === "string" ? message : undefined
  return new AlipayRefusal(String(subCode ?? code ?? "ACQ.SYSTEM_ERROR"), detail)
}

function serverCall(world: World, method: Method, manner: Manner, params: Params) {
  const operation: GatewayOperation<Fields> = {
    act: () =>
      refusable(
        () => {
          const order = orderIn(world, params)
          check(order.biz, method.sheet)
          checkSeller(world, order)
          checkSameApp(world, order)
          return method.act(world, order)
        },
        (refusal) => refusal.fields
      ),
    refusal: (set) => withSet(refusalFrom(set).fields, set),
    seal: (fields, seal, set) => sealed(world, manner, withSet(fields, set), seal),
  }
  return operation
}

/** A refusal comes under another name than a good answer. */
function tokenCall(world: World, manner: Manner, params: Params): GatewayOperation<Fields> {
  return {
    act: () =>
      refusable(
        () => exchangeCode(world, params),
        (refusal) => refusal.fields
      ),
    refusal: (set) => withSet(refusalFrom(set).fields, set),
    seal: (fields, seal, set) =>
      sealed(
        world,
        "code" in fields ? { ...manner, node: "error_response" } : manner,
        withSet(fields, set),
        seal
      ),
  }
}

/** A browser is sent on to the cashier, or to a page that says what is wrong. */
function pageCall(world: World, page: OpenedOrder, params: Params): GatewayOperation<Answer> {
  return {
    act: () =>
      refusable(() => {
        const order = orderIn(world, params)
        check(order.biz, page.sheet)
        checkSeller(world, order)
        return redirect(`${world.url}/phone/${page.open(world, order)}`)
      }, errorPage),
    refusal: (set) => errorPage(refusalFrom(set)),
    seal: (answer) => answer,
  }
}

/** `out_trade_no` of a call, or a freeze's `out_order_no`, as far as it can be read. */
function tradeNamed(world: World, params: Params): string | undefined {
  return refusable(
    () => {
      const biz = bizContent(params, world.credentials.alipay.encryptKey)
      const { trade_no: tradeNo, auth_no: authNo } = biz
      const outNo = biz["out_trade_no"] ?? biz["out_order_no"]
      if (outNo) return String(outNo)
      if (authNo) return world.books.freezes.find((it) => it.auth_no === authNo)?.out_order_no
      return world.books.tradeByGatewayNo("alipay", String(tradeNo))?.out_trade_no
    },
    () => undefined
  )
}

/** `/gateway.do`: every method of Alipay's. */
export async function alipayGateway(world: World, call: Call): Promise<Reaction> {
  const params = merged(call)
  const name = params["method"] ?? ""
  const reaction = await answered(world, params, name)
  const outTradeNo = tradeNamed(world, params)
  world.books.note({
    gateway: "alipay",
    operation: name,
    at: world.clock(),
    ...(outTradeNo && { out_trade_no: outTradeNo }),
    outcome: outcomeOf(reaction),
  })
  return reaction
}

async function answered(world: World, params: Params, name: string): Promise<Reaction> {
  const method = methodNamed(world, name, params)
  const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined
  const isKnown = method || page || name === TOKEN_METHOD
  const node = isKnown ? `${name.replaceAll(".", "_")}_response` : "error_response"
  const inCertificateMode = Boolean(params["app_cert_sn"])
  const manner = (node: string, isEncrypted: boolean) => ({ node, inCertificateMode, isEncrypted })
  const refused = (seal: Seal) => (refusal: AlipayRefusal) =>
    page ? errorPage(refusal) : sealed(world, manner(node, false), refusal.fields, seal)
  const early =
    refusable<Answer | undefined>(() => void checkApp(world, params), refused("none")) ??
    refusable<Answer | undefined>(() => void checkProtocol(world, params), refused("genuine")) ??
    refusable<Answer | undefined>(() => void authorisedApp(world, params), refused("genuine")) ??
    refusable<Answer | undefined>(() => void checkEncryption(world, params), refused("genuine"))
  if (early) return early
  const outTradeNo = tradeNamed(world, params)
  if (page) {
    const fault = world.faults.forOperation("alipay", "create", outTradeNo)
    return perform(pageCall(world, page, params), fault, world.stopped)
  }
  if (name === TOKEN_METHOD) {
    const fault = world.faults.forOperation("alipay", "login")
    return perform(tokenCall(world, manner(node, false), params), fault, world.stopped)
  }
  if (!method) {
    const code = name ? "isv.invalid-method" : "isv.missing-method"
    return refused("genuine")(new AlipayRefusal(code))
  }
  const fault = world.faults.forOperation("alipay", method.operation, outTradeNo)
  return perform(
    serverCall(world, method, manner(node, isEncrypted(params)), params),
    fault,
    world.stopped
  )
}

/** The answer's own code, for the books. */
function outcomeOf(reaction: Reaction): string {
  if (typeof reaction === "string") return reaction
  if (reaction.status !== 200) return String(reaction.status)
  const code = /"sub_code":"([^"]+)"/.exec(reaction.body) ?? /"code":"(\d+)"/.exec(reaction.body)
  return code?.[1] ?? "page"
}
