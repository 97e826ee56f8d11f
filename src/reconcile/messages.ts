import type { BillRefusal, BillRefused } from "../bills/refused"
import { joined, type Bilingual } from "../core/bilingual"
import type { GatewayError } from "../core/errors"
import { explainFault } from "../errors/explain"

const REFUSALS: Readonly<Record<BillRefusal, Bilingual>> = {
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
export function refusalMessage({ reason }: BillRefused): Bilingual {
  return REFUSALS[reason]
}

/** What the gateway has against giving a bill, and what to do about it. */
export function gatewayMessage(error: GatewayError): Bilingual {
  const { merchant, next } = explainFault(error)
  return joined(merchant, next)
}
