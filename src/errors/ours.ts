import { entries, type ErrorTable } from "./entry"
import { remediesOf } from "./remedies"

const remedies = remediesOf({ en: "the gateway", zh: "支付渠道" })

const network = {
  ...remedies.ask,
  next: {
    en: "Nothing to do: the plugin asks until it knows. If it goes on, check the server's way to the gateway (DNS, proxy, firewall).",
    zh: "无需处理：插件会持续查询。若持续出现，请检查服务器到支付渠道的网络（DNS、代理、防火墙）。",
  },
}

const trust = {
  ...remedies.ask,
  next: {
    en: "The plugin asks again. If it goes on, check that the account's keys are the gateway's present ones, and that no proxy changes its answers.",
    zh: "插件会再次查询。若持续出现，请检查账号所配的渠道公钥是否为最新，以及代理是否改动了应答内容。",
  },
}

/** What the plugin itself calls an answer that did not come, or that cannot be believed. */
export const OURS: readonly ErrorTable[] = [
  {
    action: "any",
    title: { en: "Every gateway", zh: "所有渠道" },
    apis: [],
    codes: {
      ...entries(network, {
        TIMEOUT: ["No answer came in time.", "支付渠道响应超时。"],
        CONNECT_TIMEOUT: ["No connection could be made in time.", "连接支付渠道超时。"],
        CONNECTION: ["The connection failed or broke.", "与支付渠道的连接失败或中断。"],
        HTTP: ["An answer came that is not the gateway's.", "收到的应答不是支付渠道的业务应答。"],
        HTTP_404: ["The address does not exist at the gateway.", "请求的地址不存在。"],
        HTTP_405: ["The gateway takes no such request there.", "请求方法错误。"],
      }),
      ...entries(trust, {
        ANSWER_TOO_LARGE: ["The answer is too large.", "应答内容过大。"],
        MALFORMED: ["The answer is not one that the gateway sends.", "应答内容无法识别。"],
        UNSIGNED: ["The answer is not signed.", "应答没有签名。"],
        MISSING_SIGNATURE: ["The answer is not signed.", "应答缺少签名。"],
        BAD_SIGNATURE: ["The answer's signature is wrong.", "应答签名不正确。"],
        WRONG_ALGORITHM: ["The answer is signed in another way.", "应答的签名算法不正确。"],
        STALE: ["The answer's time is not now.", "应答时间与当前时间相差过大。"],
        UNKNOWN_SERIAL: [
          "The answer is signed with a key that is not known.",
          "应答使用了未知的签名密钥。",
        ],
        UNDECRYPTABLE: ["The answer cannot be decrypted.", "应答无法解密。"],
        NOT_ENCRYPTED: ["The answer should have been encrypted.", "应答应加密而未加密。"],
        REPEATED_FIELD: ["The answer says something twice.", "应答字段重复。"],
        AMBIGUOUS_FIELD: ["The answer can be read in two ways.", "应答字段存在歧义。"],
        UNSUPPORTED: ["The answer is of a kind that is not known.", "应答类型不受支持。"],
        FOREIGN_HOST: [
          "The gateway named an address that is not its own.",
          "支付渠道给出的地址不属于该渠道。",
        ],
      }),
      ...entries(
        { ...network, retry: "later", shopper: "try_again" },
        {
          CIRCUIT_OPEN: [
            "Nothing was sent: the gateway has not answered for a while, and gets a short rest.",
            "未发送请求：支付渠道持续无响应，暂停请求片刻。",
          ],
        }
      ),
      ...entries(remedies.slowDown, {
        TOO_MANY_CALLS: [
          "Nothing was sent: too many calls of this account are waiting.",
          "未发送请求：该账号等待中的请求过多。",
        ],
      }),
      ...entries(remedies.startAgain, {
        TRADE_CLOSED: ["The gateway has closed this payment.", "支付渠道已关闭该笔支付。"],
      }),
      ...entries(remedies.ownMerchant, {
        FAILED: ["The gateway took the request, and it failed there.", "支付渠道受理后处理失败。"],
      }),
      ...entries(remedies.refundAsk, {
        ABSENT: ["The gateway does not confirm this refund.", "支付渠道未确认该退款。"],
      }),
    },
  },
]
