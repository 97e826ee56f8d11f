import type { Bilingual } from "../core/bilingual"
import type { RefusalReason } from "../core/errors"

/** Why a message was not believed, for the person who reads it. */
export const REFUSAL_WORDS: Readonly<Record<RefusalReason, Bilingual>> = {
  malformed: {
    en: "It does not have the form of a notification.",
    zh: "内容不是支付通知的格式。",
  },
  repeated_field: { en: "It says something twice.", zh: "字段重复。" },
  ambiguous_field: { en: "It can be read in two ways.", zh: "字段存在歧义。" },
  missing_signature: { en: "It is not signed.", zh: "缺少签名。" },
  wrong_algorithm: { en: "It is signed in a way that is not accepted.", zh: "签名算法不被接受。" },
  stale: {
    en: "Its time is more than five minutes off: it was sent again by somebody, or this server's clock is wrong.",
    zh: "时间戳偏差超过五分钟：可能是重放，或本服务器时钟不准。",
  },
  unknown_serial: {
    en: "It is signed with a key that this account does not know.",
    zh: "使用了该账号未知的签名密钥。",
  },
  bad_signature: {
    en: "Its signature does not fit: it is forged, was altered on its way, or the gateway's public key in the options is wrong.",
    zh: "签名不正确：可能是伪造、传输中被改动，或配置的渠道公钥有误。",
  },
  undecryptable: {
    en: "The account's key does not open it: it is for another merchant, or the key in the options is wrong.",
    zh: "无法解密：可能属于其他商户，或配置的密钥有误。",
  },
  unsupported: {
    en: "It is genuine, but about something that the plugin does not handle.",
    zh: "通知真实，但内容不在插件处理范围内。",
  },
}
