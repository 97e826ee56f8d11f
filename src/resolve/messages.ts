import { MedusaError } from "@medusajs/framework/utils"
import { inBoth, joined } from "../core/bilingual"
import type { GatewayError } from "../core/errors"
import { explainFault } from "../errors/explain"

const { NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

/** What a person who works through discrepancies can be told, in both languages. */
export const problems = {
  noRefund: (no: string) =>
    new MedusaError(
      NOT_FOUND,
      inBoth({ en: `There is no refund ${no}.`, zh: `未找到退款 ${no}。` })
    ),
  notFailed: (no: string) =>
    new MedusaError(
      NOT_ALLOWED,
      inBoth({
        en: `Refund ${no} has no open failure: it is under way, done, or dealt with already.`,
        zh: `退款 ${no} 没有待处理的失败：可能正在处理、已完成或已处理。`,
      })
    ),
  isAbnormal: (no: string) =>
    new MedusaError(
      NOT_ALLOWED,
      inBoth({
        en: `The money of refund ${no} is still tied up at the gateway: redirect it instead of sending it anew.`,
        zh: `退款 ${no} 的资金仍在渠道侧，请使用异常退款改道，不要重新发起。`,
      })
    ),
  notAbnormal: (no: string) =>
    new MedusaError(
      NOT_ALLOWED,
      inBoth({
        en: `Refund ${no} is not abnormal: only such a refund can be redirected.`,
        zh: `退款 ${no} 不是异常退款，无法改道。`,
      })
    ),
  noRedirect: () =>
    new MedusaError(
      NOT_ALLOWED,
      inBoth({ en: "This gateway cannot redirect a refund.", zh: "该支付渠道不支持异常退款改道。" })
    ),
  noDiscrepancy: () =>
    new MedusaError(
      NOT_FOUND,
      inBoth({
        en: "This discrepancy does not exist or is resolved already.",
        zh: "该差异不存在或已处理。",
      })
    ),
  unknown: (no: string) =>
    new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      inBoth({
        en: `The gateway did not answer; refund ${no} is being asked about. Look again in a minute.`,
        zh: `支付渠道未响应，正在查询退款 ${no}，请稍后查看。`,
      })
    ),
  refused: (error: GatewayError) => {
    const { code, merchant, next } = explainFault(error)
    const what = {
      en: `The gateway refused (${code}). No money was moved.`,
      zh: `支付渠道拒绝（${code}），资金未变动。`,
    }
    return new MedusaError(NOT_ALLOWED, inBoth(joined(what, merchant, next)))
  },
}
