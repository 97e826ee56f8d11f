import {
  constants,
  createDecipheriv,
  createSecretKey,
  publicEncrypt,
  randomBytes,
  sign,
  type KeyObject,
} from "node:crypto"
import WxPay from "wechatpay-node-v3"
import type { Output } from "wechatpay-node-v3/dist/define"
import { fetchFile, pinned } from "../files"
import { DEFAULT_LIMITS, HttpPath, type HttpResponse } from "../http"
import type { OnCall } from "../trail"
import type { CallSigner } from "./client-call"
import { CERTIFICATES_PATH, readCertificates } from "./certificates"
import { isDown } from "./codes"
import { explainRefusal } from "./explain"
import type { WechatSettings } from "./options"
import { platformKey, PlatformKeys, type PlatformKey } from "./platform-keys"
import { LIBRARY_HOST, VerifiedTransport } from "./transport"

const TAG_BYTES = 16

const HOSTS = /^https:\/\/[a-z0-9-]+\.mch\.weixin\.qq\.com$/

/**
 * wechatpay-node-v3 builds the requests; everything that safety rests on is replaced here, because
 * the library never checks the GCM tag, verifies no answer, drops the empty-body line of a signature
 * and draws its nonces from Math.random.
 */
export class SafeWxPay extends WxPay {
  private readonly secrets: { privateKey: KeyObject; apiV3Key: KeyObject }
  private readonly now: () => Date
  private readonly http: HttpPath
  private readonly keys: PlatformKeys
  private readonly endpoint: string
  private readonly onCall: OnCall | undefined

  constructor(settings: WechatSettings) {
    super({
      appid: settings.appId,
      mchid: settings.mchId,
      serial_no: settings.serialNo,
      // Only the overridden methods read keys; the library insists on buffers being there.
      publicKey: Buffer.from("unused"),
      privateKey: Buffer.from("unused"),
      userAgent: "medusa-payment-alipay-wechat",
    })
    this.secrets = {
      privateKey: settings.privateKey,
      apiV3Key: createSecretKey(Buffer.from(settings.apiV3Key)),
    }
    this.now = settings.clock
    const { endpoint, backupEndpoint: backup, limits = DEFAULT_LIMITS, reach = {} } = settings
    this.endpoint = endpoint
    this.onCall = reach.onCall
    this.http = new HttpPath("wechat", endpoint, limits, { ...reach, backup, isDown })
    const keys = [...settings.platformKeys].map(([serial, key]) => ({ serial, key }))
    const given = [...keys, ...(settings.platformCertificates ?? []).map(platformKey)]
    const own = { now: this.now, privateKey: settings.privateKey }
    const download = settings.downloadCertificates ? () => this.certificates() : null
    this.keys = new PlatformKeys(given, this.now, download)
    this.createHttp(new VerifiedTransport(this.http, this.keys, own))
  }

  /** What the shopper's client hands to WeChat is signed like a request. */
  get signer(): CallSigner {
    return { sign: (text) => this.sha256WithRsa(text), clock: this.now }
  }

  /**
   * One signed request. @throws GatewayError when no answer came that can be trusted; a refusal is an
   * answer, which {@link openAnswer} opens.
   */
  async send(
    method: "GET" | "POST",
    path: string,
    body?: Record<string, unknown>
  ): Promise<Output> {
    await this.keys.prepare()
    const url = LIBRARY_HOST + path
    const authorization = this.buildAuthorization(method, url, body)
    if (!body) return this.httpService.get(url, this.getHeaders(authorization))
    const type = { "Content-Type": "application/json" }
    return this.httpService.post(url, body, this.getHeaders(authorization, type))
  }

  /** WeChat Pay's keys, for whatever else it signs. */
  get platformKeys(): PlatformKeys {
    return this.keys
  }

  /** The one answer that is verified with what it brings. */
  private async certificates(): Promise<readonly PlatformKey[]> {
    const path = CERTIFICATES_PATH
    const authorization = this.buildAuthorization("GET", LIBRARY_HOST + path)
    const { "Accept-Encoding": _, ...headers } = super.getHeaders(authorization)
    const request = { operation: "certificates", method: "GET", path, headers } as const
    return this.http.call(
      { ...request, isSigned: true },
      {
        read: (response) =>
          readCertificates(response, {
            decrypt: (sealed) => this.decrypt(sealed),
            explain: (answer) => explainRefusal(request, answer, this.secrets.privateKey),
            now: this.now(),
          }),
      }
    )
  }

  /** Names the key with which WeChat Pay is to sign its answer. */
  protected override getHeaders(authorization: string, headers = {}) {
    const serial = this.keys.preferred()?.serial
    const named = serial ? { "Wechatpay-Serial": serial } : {}
    return super.getHeaders(authorization, { ...headers, ...named })
  }

  override sha256WithRsa(data: string): string {
    return sign("RSA-SHA256", Buffer.from(data), this.secrets.privateKey).toString("base64")
  }

  override getSignature(
    method: string,
    nonce: string,
    timestamp: string,
    url: string,
    body?: string | Record<string, unknown>
  ): string {
    const text = typeof body === "object" ? JSON.stringify(body) : (body ?? "")
    return this.sha256WithRsa(`${method}\n${url}\n${timestamp}\n${nonce}\n${text}\n`)
  }

  protected override buildAuthorization(
    method: string,
    url: string,
    params?: Record<string, unknown>
  ): string {
    const path = url.slice(LIBRARY_HOST.length)
    const nonce = randomBytes(16).toString("hex")
    const timestamp = Math.floor(this.now().getTime() / 1000).toString()
    const signature = this.getSignature(method, nonce, timestamp, path, params)
    return this.getAuthorization(nonce, timestamp, signature)
  }

  /** Fetches a file that WeChat Pay has put down: signed like every call, while the answer is not. */
  async download(url: string, file: string): Promise<HttpResponse> {
    const operation = "GET bill file"
    const { endpoint, onCall } = this
    const place = pinned({ gateway: "wechat", operation, url, endpoint, siblings: HOSTS, onCall })
    const authorization = this.buildAuthorization("GET", `${LIBRARY_HOST}${place.path}`)
    const { "Accept-Encoding": _, ...headers } = this.getHeaders(authorization)
    return fetchFile(place, headers, file)
  }

  /**
   * A name or a card number, for WeChat Pay's eyes only; the request must name the same key in
   * `Wechatpay-Serial`, which every request of ours does.
   * @see https://pay.weixin.qq.com/doc/v3/merchant/4013053257
   */
  encrypt(secret: string): string {
    const key = this.keys.preferred()?.key
    if (!key) throw new TypeError("there is no key to encrypt with yet")
    const padding = constants.RSA_PKCS1_OAEP_PADDING
    const sealed = publicEncrypt({ key, padding, oaepHash: "sha1" }, Buffer.from(secret))
    return sealed.toString("base64")
  }

  /** AEAD_AES_256_GCM with its tag checked. @throws if the content is not what WeChat Pay encrypted. */
  decrypt(resource: { ciphertext: string; nonce: string; associatedData: string }): string {
    const sealed = Buffer.from(resource.ciphertext, "base64")
    if (sealed.length < TAG_BYTES) throw new RangeError("the ciphertext is too short")
    const decipher = createDecipheriv("aes-256-gcm", this.secrets.apiV3Key, resource.nonce, {
      authTagLength: TAG_BYTES,
    })
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    decipher.setAAD(Buffer.from(resource.associatedData))
    const opened = decipher.update(sealed.subarray(0, -TAG_BYTES))
    return Buffer.concat([opened, decipher.final()]).toString("utf8")
  }

  override decipher_gcm<T>(ciphertext: string, associated_data: string, nonce: string): T {
    return JSON.parse(this.decrypt({ ciphertext, nonce, associatedData: associated_data })) as T
  }

  /** The library would fetch certificates on every unknown serial; answers are verified elsewhere. */
  override verifySign(): Promise<boolean> {
    return Promise.reject(new TypeError("answers are verified by the transport"))
  }

  async shutdown(): Promise<void> {
    await this.http.close()
  }
}
