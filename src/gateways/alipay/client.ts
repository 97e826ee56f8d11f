import { DEFAULT_LIMITS, HttpPath, type HttpRequest } from "../http"
import { text } from "../record"
import { AlipayKeys } from "./alipay-keys"
import { answerSn, openAnswer, unverifiedAnswer, type AlipayAnswer } from "./answer"
import { explainRequest, type RefusedText } from "./explain"
import { htmlForm } from "./html-form"
import type { AlipaySettings } from "./options"
import { AlipaySigner, type BizContent } from "./signer"

const DOWNLOAD = "alipay.open.app.alipaycert.download"

/** Signs, sends, verifies. One method per way in which Alipay is reached. */
export class AlipayClient {
  readonly keys: AlipayKeys
  private readonly signer: AlipaySigner
  private readonly endpoint: URL
  private readonly http: HttpPath

  constructor(private readonly settings: AlipaySettings) {
    this.signer = new AlipaySigner(settings)
    const { alipayPublicKey = null, certificates = null, clock } = settings
    this.keys = new AlipayKeys(alipayPublicKey, certificates, clock, (sn) => this.download(sn))
    this.endpoint = new URL(settings.endpoint)
    const { limits = DEFAULT_LIMITS, reach } = settings
    this.http = new HttpPath("alipay", this.endpoint.origin, limits, reach)
  }

  /** @throws GatewayError */
  async call(
    method: string,
    bizContent: BizContent,
    extra?: Record<string, string>
  ): Promise<AlipayAnswer> {
    const signed = this.signer.seal(method, bizContent, extra)
    return this.ask(method, signed, { about: subjectOf(method, bizContent) })
  }

  /** A new certificate is learnt before it is needed, so that the answer it comes with is not lost. */
  private async ask(
    method: string,
    signed: string,
    { about, isBare = false }: { about?: HttpRequest["about"]; isBare?: boolean } = {}
  ): Promise<AlipayAnswer> {
    // What had no content to encrypt is answered in plain text.
    const encryptKey = isBare ? null : (this.settings.encryptKey ?? null)
    const explain = (refused: RefusedText) =>
      explainRequest(signed, { ...refused, privateKey: this.settings.privateKey })
    return this.http.call(this.request(method, signed, about), {
      read: async ({ body }) => {
        const raw = body.toString("utf8")
        await this.keys.learn(answerSn(raw))
        return openAnswer(raw, method, this.keys, { isBare, encryptKey, explain })
      },
    })
  }

  private request(method: string, signed: string, about?: HttpRequest["about"]): HttpRequest {
    const { query, body } = splitRequest(signed)
    return {
      operation: method,
      method: "POST",
      path: `${this.endpoint.pathname}?${query}`,
      headers: { "content-type": "application/x-www-form-urlencoded;charset=utf-8" },
      body,
      api: method,
      about,
      isSigned: true,
    }
  }

  /** The answer is signed by the very certificate that is asked for: what proves it is its issuer. */
  private async download(sn: string): Promise<string | null> {
    const signed = this.signer.seal(DOWNLOAD, { alipay_cert_sn: sn })
    const { encryptKey = null } = this.settings
    const answer = await this.http.call(this.request(DOWNLOAD, signed), {
      read: ({ body }) => unverifiedAnswer(body.toString("utf8"), DOWNLOAD, encryptKey),
    })
    const content = text(answer, "alipay_cert_content")
    return content && Buffer.from(content, "base64").toString("utf8")
  }

  /** For the methods that have no `biz_content`, and no `code` in an answer that is good. */
  async exchange(method: string, params: Record<string, string>): Promise<AlipayAnswer> {
    return this.ask(method, this.signer.seal(method, null, params), { isBare: true })
  }

  /** A form that sends itself, for the shopper's browser; nothing is sent from here. */
  pageForm(method: string, bizContent: BizContent, extra: Record<string, string>): string {
    const { query, body } = splitRequest(this.signer.sign(method, bizContent, extra))
    return htmlForm(`${this.endpoint.href}?${query}`, Object.fromEntries(new URLSearchParams(body)))
  }

  /** A signed address for the shopper's browser; nothing is sent from here. */
  pageUrl(method: string, bizContent: BizContent, extra: Record<string, string>): string {
    return `${this.endpoint.href}?${this.signer.sign(method, bizContent, extra)}`
  }

  /** A signed request for the merchant's own app, which hands it to Alipay's SDK as it is. */
  orderString(method: string, bizContent: BizContent, extra: Record<string, string>): string {
    return this.signer.sign(method, bizContent, extra)
  }

  async close(): Promise<void> {
    await this.http.close()
  }
}

/** A freeze goes by the number of its trade; only of trades the number of a request is a refund's. */
function subjectOf(method: string, content: BizContent): HttpRequest["about"] {
  const isTrade = method.startsWith("alipay.trade.")
  return {
    outTradeNo: text(content, "out_trade_no") ?? text(content, "out_order_no") ?? undefined,
    outRefundNo: (isTrade && text(content, "out_request_no")) || undefined,
  }
}

/** Alipay reads `charset` from the query before it decodes the body; what may be secret goes there. */
function splitRequest(signed: string): { query: string; body: string } {
  const pairs = signed.split("&")
  const isBody = (pair: string) => /^(biz_content|grant_type|code)=/.test(pair)
  return {
    query: pairs.filter((pair) => !isBody(pair)).join("&"),
    body: pairs.filter(isBody).join("&"),
  }
}
