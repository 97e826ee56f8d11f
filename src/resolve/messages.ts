import { MedusaError } from "@medusajs/framework/utils"
import { inBoth, joined, type Bilingual } from "../core/bilingual"
import type { GatewayError } from "../core/errors"
import { formatYuan, type Fen } from "../core/money"
import type { Move } from "../core/moves"
import { explainFault } from "../errors/explain"

const { INVALID_DATA, NOT_ALLOWED, NOT_FOUND, UNEXPECTED_STATE } = MedusaError.Types

function problem(type: string, en: string, zh: string): MedusaError {
  return new MedusaError(type, inBoth({ en, zh }))
}

/** Why a move was not made, in both languages. Whenever one is thrown, no money was moved. */
export const problems = {
  noDiscrepancy: () => problem(NOT_FOUND, "This discrepancy does not exist.", "该差异不存在。"),
  /** Whoever comes too late hears whether anything was left for them to do. */
  isOver: ({ resolved_by }: { resolved_by: string | null }) =>
    resolved_by
      ? problem(
          NOT_FOUND,
          "Somebody has resolved this discrepancy already.",
          "该差异已由他人处理。"
        )
      : problem(
          NOT_FOUND,
          "This discrepancy has closed by itself: the books agree, and nothing is left to do.",
          "该差异已自动关闭：账目已一致，无需处理。"
        ),
  busy: () =>
    problem(
      NOT_ALLOWED,
      "Somebody is resolving this discrepancy right now. Look again in a minute.",
      "该差异正在处理中，请稍后刷新查看。"
    ),
  notLegal: (move: Move) =>
    problem(
      NOT_ALLOWED,
      `This discrepancy cannot be resolved by "${move}".`,
      `该差异不支持“${move}”操作。`
    ),
  noReason: () => problem(INVALID_DATA, "Please give a reason.", "请填写原因。"),
  noOrder: () =>
    problem(INVALID_DATA, "Please name the order by its id.", "请填写要关联的订单 ID。"),
  unknownOrder: () =>
    problem(NOT_FOUND, "This order does not exist, or is cancelled.", "该订单不存在，或已取消。"),
  otherAmount: (amount: Fen) =>
    problem(
      INVALID_DATA,
      `Please confirm the amount: it is ¥${formatYuan(amount)} (${amount} fen).`,
      `请确认金额：应为 ${formatYuan(amount)} 元（${amount} 分）。`
    ),
  notOwed: (owed: Fen, amount: Fen) =>
    problem(
      NOT_ALLOWED,
      `The order waits for ¥${formatYuan(owed)}, and the payment is of ¥${formatYuan(amount)}.`,
      `订单待付 ${formatYuan(owed)} 元，而该笔付款为 ${formatYuan(amount)} 元。`
    ),
  notLinked: () =>
    problem(
      NOT_ALLOWED,
      "Medusa did not take the payment for this order. Nothing was booked.",
      "Medusa 未能将该付款计入此订单，未入账。"
    ),
  noTrade: (no: string) =>
    problem(NOT_FOUND, `The ledger has no trade ${no}.`, `账面没有交易 ${no}。`),
  notPaid: (no: string) =>
    problem(
      NOT_ALLOWED,
      `The gateway does not say that trade ${no} is paid.`,
      `支付渠道未显示交易 ${no} 已支付。`
    ),
  isPaid: (no: string) =>
    problem(
      NOT_ALLOWED,
      `The gateway says that trade ${no} is paid: its capture is right. Choose "Query gateway" instead.`,
      `支付渠道显示交易 ${no} 已支付，入账无误，请改用“查询渠道”。`
    ),
  hasRefunds: (no: string) =>
    problem(
      NOT_ALLOWED,
      `Trade ${no} has refunds: its capture cannot be cancelled.`,
      `交易 ${no} 已有退款，无法撤销入账。`
    ),
  notOurs: (no: string) =>
    problem(
      NOT_ALLOWED,
      `Trade ${no} is another payee's or in another currency.`,
      `交易 ${no} 的收款方或币种与本账号不符。`
    ),
  partlyRefunded: (no: string) =>
    problem(
      NOT_ALLOWED,
      `Money of trade ${no} has gone back in the merchant platform already. Finish it there.`,
      `交易 ${no} 已在商户平台退过款，请在商户平台继续处理。`
    ),
  noBill: () =>
    problem(
      NOT_ALLOWED,
      "No bill has shown this discrepancy, so none will explain it.",
      "该差异并非来自对账单，无需等待下一份账单。"
    ),
  noRefund: (no: string) => problem(NOT_FOUND, `There is no refund ${no}.`, `未找到退款 ${no}。`),
  notFailed: (no: string) =>
    problem(
      NOT_ALLOWED,
      `Refund ${no} has no open failure: it is under way, done, or dealt with already.`,
      `退款 ${no} 没有待处理的失败：可能正在处理、已完成或已处理。`
    ),
  isAbnormal: (no: string) =>
    problem(
      NOT_ALLOWED,
      `The money of refund ${no} is still tied up at the gateway: redirect it instead of sending it anew.`,
      `退款 ${no} 的资金仍在渠道侧，请使用异常退款改道，不要重新发起。`
    ),
  notAbnormal: (no: string) =>
    problem(
      NOT_ALLOWED,
      `Refund ${no} is not abnormal: only such a refund can be redirected.`,
      `退款 ${no} 不是异常退款，无法改道。`
    ),
  noRedirect: () =>
    problem(
      NOT_ALLOWED,
      "This gateway cannot redirect a refund.",
      "该支付渠道不支持异常退款改道。"
    ),
  unknown: (no: string) =>
    problem(
      UNEXPECTED_STATE,
      `The gateway did not answer; refund ${no} is being asked about. Look again in a minute.`,
      `支付渠道未响应，正在查询退款 ${no}，请稍后查看。`
    ),
  /** What the gateway said instead of an answer, and what to do about it. */
  refused: (error: GatewayError) => {
    const { code, merchant, next } = explainFault(error)
    const refused: Bilingual = {
      en: `The gateway refused (${code}). No money was moved.`,
      zh: `支付渠道拒绝（${code}），资金未变动。`,
    }
    const known = error.kind === "unknown" ? [] : [refused]
    return new MedusaError(NOT_ALLOWED, inBoth(joined(...known, merchant, next)))
  },
}
