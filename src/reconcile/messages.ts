import type { BillRefusal, BillRefused } from "../bills/refused"
import type { GatewayError } from "../core/errors"

/** A text for people, in both languages. */
export interface Message {
  en: string
  zh: string
}

const REFUSALS: Readonly<Record<BillRefusal, Message>> = {
  not_a_bill: { en: "This is not a bill", zh: "这不是对账单" },
  unknown_layout: { en: "The bill has columns that are not known", zh: "对账单的列无法识别" },
  unknown_type: {
    en: "The bill has a kind of row that is not documented",
    zh: "对账单含有未公开说明的业务类型",
  },
  wrong_account: { en: "It is the bill of another account", zh: "这是其他商户账号的对账单" },
  which_account: {
    en: "Several accounts may be the file's: choose one",
    zh: "无法确定对账单所属的商户账号，请选择账号",
  },
  wrong_day: { en: "It is the bill of another day", zh: "这是其他日期的对账单" },
  malformed_line: { en: "A line cannot be read", zh: "有一行无法解析" },
  malformed_amount: { en: "An amount cannot be read", zh: "有一笔金额无法解析" },
  malformed_time: { en: "A time cannot be read", zh: "有一处时间无法解析" },
  bad_encoding: { en: "The file is not text", zh: "文件编码不正确" },
  truncated: { en: "The file is not all there", zh: "文件不完整" },
  repeated: { en: "The file says something twice", zh: "文件内容重复" },
  count_differs: {
    en: "The bill has another number of rows than it says",
    zh: "对账单的笔数与其汇总不符",
  },
  sum_differs: {
    en: "The bill's rows come to another sum than it says",
    zh: "对账单的金额与其汇总不符",
  },
  bad_container: { en: "The archive file cannot be opened", zh: "压缩文件无法打开" },
  hash_differs: {
    en: "The file is not the one that was announced",
    zh: "文件与渠道公布的摘要不符",
  },
  too_large: { en: "The file is too large", zh: "文件过大" },
}

/** Why a bill is not believed, in words for people. */
export function refusalMessage({ reason }: BillRefused): Message {
  return REFUSALS[reason]
}

const GATEWAYS: Readonly<Record<GatewayError["kind"], Message>> = {
  refused: { en: "The gateway refused to give the bill", zh: "渠道拒绝提供对账单" },
  unknown: { en: "The gateway did not answer", zh: "渠道没有应答" },
  unfunded: { en: "The gateway refused to give the bill", zh: "渠道拒绝提供对账单" },
  misconfigured: {
    en: "The account may not fetch the bill: look at its settings at the gateway",
    zh: "该账号无权下载对账单，请检查渠道侧的配置",
  },
}

export function gatewayMessage({ kind, reason, code }: GatewayError): Message {
  const { en, zh } = GATEWAYS[kind]
  return { en: `${en} (${code}: ${reason})`, zh: `${zh}（${code}：${reason}）` }
}
