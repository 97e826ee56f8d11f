import { DEFAULT_LIMITS, HttpPath } from "../http"
import { text } from "../record"
import { AlipayKeys } from "./alipay-keys"
import {
  answerSn,
  openAnswer,
  unverifiedAnswer,
  type AlipayAnswer,
  type AnswerRules,
} from "./answer"
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
    const { limits = DEFAULT_LIMITS, onServerTime } = settings
    this.http = new HttpPath("alipay", this.endpoint.origin, limits, onServerTime)
  }

  /** @throws GatewayError */
  async call(
    method: string,
    bizContent: BizContent,
    extra?: Record<string, string>
  ): Promise<AlipayAnswer> {
    return this.ask(method, this.signer.seal(method, bizContent, extra))
  }

  /** A new certificate is learnt before it is needed, so that the answer it comes with is not lost. */
  private async ask(
    method: string,
    signed: string,
    rules: AnswerRules = {}
  ): Promise<AlipayAnswer> {
    const raw = await this.post(method, signed)
    await this.keys.learn(answerSn(raw))
    // What had no content to encrypt is answered in plain text.
    const encryptKey = rules.isBare ? null : (this.settings.encryptKey ?? null)
    return openAnswer(raw, method, this.keys, { ...rules, encryptKey })
  }

  private async post(method: string, signed: string): Promise<string> {
    const { query, body } = splitRequest(signed)
    const response = await this.http.send({
      operation: method,
      method: "POST",
      path: `${this.endpoint.pathname}?${query}`,
      headers: { "content-type": "application/x-www-form-urlencoded;charset=utf-8" },
      body,
    })
    return response.body.toString("utf8")
  }

  /** The answer is signed by the very certificate that is asked for: what proves it is its issuer. */
  private async download(sn: string): Promise<string | null> {
    const raw = await this.post(DOWNLOAD, this.signer.seal(DOWNLOAD, { alipay_cert_sn: sn }))
    const answer = unverifiedAnswer(raw, DOWNLOAD, this.settings.encryptKey ?? null)
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

/** Alipay reads `charset` from the query before it decodes the body; what may be secret goes there. */
function splitRequest(signed: string): { query: string; body: string } {
  const pairs = signed.split("&")
  const isBody = (pair: string) => /^(biz_content|grant_type|code)=/.test(pair)
  return {
    query: pairs.filter((pair) => !isBody(pair)).join("&"),
    body: pairs.filter(isBody).join("&"),
  }
}
