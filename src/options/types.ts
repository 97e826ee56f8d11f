/** Common to every account. */
interface AccountOptions {
  /** Short name; Medusa calls the provider `pp_alipay_<id>` or `pp_wechat_<id>`. Default `main`. */
  id?: string
  /** What the shopper reads in the wallet. Default `Online order`. */
  subject?: string
  /** How the shopper pays when the client names no scene. */
  scene?: string
}

/**
 * An Alipay account. Keys are given as PEM, as bare base64, or as the path of a file.
 * @see https://open.alipay.com/develop/manage
 */
export interface AlipayOptions extends AccountOptions {
  appId: string
  /** The application's private key (应用私钥). */
  privateKey: string
  /** Public-key mode: Alipay's public key (支付宝公钥), not the application's. */
  alipayPublicKey?: string
  /** Certificate mode, all three in its place: `appCertPublicKey_….crt` … */
  appCertificate?: string
  /** … `alipayCertPublicKey_RSA2.crt` … */
  alipayCertificate?: string
  /** … and `alipayRootCert.crt`. */
  alipayRootCertificate?: string
  /** 接口内容加密方式, AES: the key of 16 bytes in base64. What the server sends and gets is encrypted. */
  encryptKey?: string
  /** 应用授权令牌, for an application that acts on behalf of a merchant. */
  appAuthToken?: string
  /** Alipay's sandbox instead of the real gateway; its trades are kept apart from real ones. */
  sandbox?: boolean
  /** The merchant's user id, `2088…`; when given, a message that names another one is not settled. */
  sellerId?: string
  /** Default `https://openapi.alipay.com/gateway.do`. */
  endpoint?: string
}

/** What a WeChat Pay account is told in either version of the API. */
interface WechatCommonOptions extends AccountOptions {
  mchId: string
  /** The app of every scene that has none of its own in `appIds`. */
  appId: string
  /** By scene: `{ mini: "wx…", app: "wx…" }`. */
  appIds?: Record<string, string>
  /** The AppSecret of each app that asks who the shopper is, by AppID. Only `jsapi` and `mini` do. */
  appSecrets?: Record<string, string>
  /** Where WeChat tells who a shopper is. Default `https://api.weixin.qq.com`. */
  loginEndpoint?: string
  /** Default `https://api.mch.weixin.qq.com`. */
  endpoint?: string
  /** Used when no connection to `endpoint` can be made. Default `https://api2.mch.weixin.qq.com`. */
  backupEndpoint?: string
}

/**
 * A WeChat Pay account on API v3. Give the public key of the platform, its certificates, or both.
 * @see https://pay.weixin.qq.com/index.php/core/cert/api_cert
 */
export interface WechatV3Options extends WechatCommonOptions {
  apiVersion?: "v3"
  /** Your number of the shop where payment codes are read (`barcode`). Default `main`. */
  storeId?: string
  /** Serial number of the merchant's API certificate. */
  serialNo: string
  /** Private key of the merchant's API certificate (`apiclient_key.pem`). */
  privateKey: string
  /** The APIv3 key, 32 characters. */
  apiV3Key: string
  /**
   * The APIv2 key (API密钥), if the merchant has one: refunds that are made in the merchant platform are
   * told of in the language of v2, to v3 merchants too.
   */
  apiV2Key?: string
  /** `PUB_KEY_ID_…`, with `publicKey`. */
  publicKeyId?: string
  publicKey?: string
  /**
   * Where the merchant still has platform certificates: `"download"` fetches them with the APIv3 key, now
   * and whenever they change; a list is taken as it is. May stand beside the public key.
   */
  platformCertificates?: string[] | "download"
  /** For a service provider (服务商): the merchant on whose behalf it takes money. */
  subMerchant?: WechatSubMerchant
}

/** A WeChat Pay account on API v2, for merchants who have not moved to v3. */
export interface WechatV2Options extends WechatCommonOptions {
  apiVersion: "v2"
  /** The APIv2 key (API 密钥), 32 characters. */
  apiKey: string
  /** Default `HMAC-SHA256`. */
  signType?: "MD5" | "HMAC-SHA256"
  /** `apiclient_cert.p12`, as a path or base64, or `apiclient_cert.pem`; refunds need it. */
  certificate: string
  /** `apiclient_key.pem`, beside a `certificate` in PEM. */
  certificateKey?: string
  /** The authority of the endpoint's own certificate, in PEM; for a simulator. */
  endpointCa?: string
}

export type WechatOptions = WechatV3Options | WechatV2Options

export interface WechatSubMerchant {
  mchId: string
  /** Its own app, when shoppers pay from that and not from the provider's. */
  appId?: string
  /** By scene. */
  appIds?: Record<string, string>
}

/** What to do with money that a gateway took and that no live payment session can use. */
export type LatePayment = "refund" | "hold"

export interface SettlementOptions {
  /** `refund` (default): send it back in full, at once. `hold`: leave it to a person, as a discrepancy. */
  latePayment?: LatePayment
  /** Questions to a gateway per account and second, over all processes. Default 10. */
  questionsPerSecond?: number
}

export interface ArchiveOptions {
  /**
   * Another database for the lines of bills, `postgres://…`, `mysql://…` or `mariadb://…`. Default: the
   * shop's own Postgres, in the schema `cnpay_archive`.
   */
  url?: string
  /** Drop bills of days that are longer ago. Default: keep them for good. */
  keepDays?: number
}

export interface SupportOptions {
  /** For how long calls to the gateways are kept, for their support. Default 30. */
  keepDays?: number
}

export interface ReconciliationOptions {
  /** Whether every morning's bills are fetched and matched. Default `true`. */
  enabled?: boolean
  /** Only these accounts, `["wechat_main"]`. Default: all. */
  accounts?: string[]
  /** Whether the bill of the balance (fund flow, 账务明细) is matched, too. Default `true`. */
  fund?: boolean
  /**
   * Lines whose number this plugin never gave out, where other systems take money by the same merchant
   * account: `report` (default) makes each a discrepancy, `ignore` leaves them out.
   */
  foreign?: "report" | "ignore"
}

export interface InboxOptions {
  /** For how many days settled notifications, and those that were not believed, are kept. Default 90. */
  keepDays?: number
}

export interface CnpayOptions {
  /** Public address of the Medusa server, where the gateways send notifications. */
  notifyBaseUrl: string
  /** Address of the shop front, to which redirect scenes return. */
  storefrontUrl?: string
  /** How long a trade can be paid, in minutes. Default 30. */
  expiresInMinutes?: number
  settlement?: SettlementOptions
  archive?: ArchiveOptions
  support?: SupportOptions
  reconciliation?: ReconciliationOptions
  inbox?: InboxOptions
  alipay?: AlipayOptions[]
  wechat?: WechatOptions[]
}

/** What every account needs at run time; made by `defineCnpay`, never by hand. */
interface AccountBase {
  /** `alipay_main`, or `alipay_main.sandbox`: its name in the ledger, and the last part of the notify URL. */
  account: string
  id: string
  subject: string
  /** For a client that names none; `null`: the gateway's own default. */
  scene: string | null
  notifyUrl: string
  storefrontUrl: string | null
  expiresInMinutes: number
  endpoint: string
}

export interface AlipayAccount extends AccountBase {
  gateway: "alipay"
  appId: string
  sellerId: string | null
  /** PEM. */
  privateKey: string
  /** PEM; empty in certificate mode. */
  alipayPublicKey: string
  /** PEM, one or several in each; `null` in public-key mode. */
  certificates: { app: string; alipay: string; roots: string } | null
  /** Base64. */
  encryptKey: string | null
  appAuthToken: string | null
}

interface WechatAccountBase extends AccountBase {
  gateway: "wechat"
  mchId: string
  appId: string
  /** By scene. */
  appIds: Record<string, string>
  /** By app id. */
  appSecrets: Record<string, string>
  loginEndpoint: string
  backupEndpoint: string | null
}

export interface WechatV3Account extends WechatAccountBase {
  apiVersion: "v3"
  storeId: string
  serialNo: string
  /** PEM. */
  privateKey: string
  apiV3Key: string
  apiV2Key: string | null
  /** PEM by serial: of a public key, or of a certificate. */
  platformKeys: Record<string, string>
  downloadCertificates: boolean
  subMerchant: { mchId: string; appId?: string; appIds: Record<string, string> } | null
}

export interface WechatV2Account extends WechatAccountBase {
  apiVersion: "v2"
  apiKey: string
  signType: "MD5" | "HMAC-SHA256"
  certificate: ClientCertificate
  /** PEM. */
  endpointCa: string | null
}

/** As text, so that Medusa may pass it around. The password of a `.p12` is the merchant number. */
export type ClientCertificate = { p12: string } | { cert: string; key: string }

/** One account, checked, with every secret as text so that Medusa may pass it around. */
export type Account = AlipayAccount | WechatV3Account | WechatV2Account

/** What the archive is given. `null`: the default. */
export interface ArchiveSettings {
  url: string | null
  keepDays: number | null
}

/** What reconciliation goes by; `accounts`: `null` for all. */
export interface ReconciliationSettings {
  enabled: boolean
  accounts: string[] | null
  fund: boolean
  foreign: "report" | "ignore"
}

/** What the modules are given. */
export interface ModuleOptions {
  accounts: Account[]
  reconciliation: ReconciliationSettings
  settlement: Required<SettlementOptions>
  archive: ArchiveSettings
  support: Required<SupportOptions>
  inbox: Required<InboxOptions>
}
