/** Each code is spelt with and without `_` on the official pages; whatever is not here is 400. */
const STATUSES: Record<string, number> = {
  USERPAYING: 202,
  SIGNERROR: 401,
  OUTTRADENOUSED: 403,
  NOTENOUGH: 403,
  NOAUTH: 403,
  RULELIMIT: 403,
  TRADEERROR: 403,
  USERACCOUNTABNORMAL: 403,
  ACCOUNTERROR: 403,
  ORDERNOTEXIST: 404,
  RESOURCENOTEXISTS: 404,
  FREQUENCYLIMITED: 429,
  RATELIMITEXCEEDED: 429,
  SYSTEMERROR: 500,
  BANKERROR: 500,
  SERVICEUNAVAILABLE: 503,
}

/** Where in the request the fault lies: `field` is a JSON Pointer for a body, a plain name elsewhere. */
export interface Detail {
  field: string
  issue: string
  location: "body" | "url" | "query"
  value?: unknown
}

/** What WeChat Pay would have signed: of the content only the first bytes, and how long it all is. */
export interface SignDetail {
  detail: { issue: string }
  field: "signature"
  location: "authorization"
  sign_information: {
    method: string
    sign_message_length: number
    truncated_sign_message: string
    url: string
  }
}

/** WeChat Pay's no: the code decides the HTTP status. */
export class WechatRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly detail?: Detail | SignDetail
  ) {
    super(message)
  }

  get status(): number {
    return STATUSES[this.code.replaceAll("_", "")] ?? 400
  }

  get body() {
    return { code: this.code, message: this.message, detail: this.detail }
  }
}
