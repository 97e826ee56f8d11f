import { DEFAULT_LIMITS, HttpPath } from "../http"
import { openAnswer, type AlipayAnswer } from "./answer"
import { htmlForm } from "./html-form"
import type { AlipaySettings } from "./options"
import { AlipaySigner, type BizContent } from "./signer"

/** Signs, sends, verifies. One method per way in which Alipay is reached. */
export class AlipayClient {
  readonly signer: AlipaySigner
  private readonly endpoint: URL
  private readonly http: HttpPath

  constructor(settings: AlipaySettings) {
    this.signer = new AlipaySigner(settings)
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
    return this.post(method, this.signer.sign(method, bizContent, extra))
  }

  private async post(method: string, signed: string, isBare = false): Promise<AlipayAnswer> {
    const { query, body } = splitRequest(signed)
    const response = await this.http.send({
      operation: method,
      method: "POST",
      path: `${this.endpoint.pathname}?${query}`,
      headers: { "content-type": "application/x-www-form-urlencoded;charset=utf-8" },
      body,
    })
    return openAnswer(response.body.toString("utf8"), method, this.signer, isBare)
  }

  /** For the methods that have no `biz_content`, and no `code` in an answer that is good. */
  async exchange(method: string, params: Record<string, string>): Promise<AlipayAnswer> {
    return this.post(method, this.signer.sign(method, null, params), true)
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
