import { MedusaError } from "@medusajs/framework/utils"
import { inBoth, joined, type Bilingual } from "../core/bilingual"
import type { GatewayError } from "../core/errors"
import { formatYuan, type Fen } from "../core/money"
import type { GatewayName } from "../core/trade"
import { explain, explainFault, type Explanation } from "../errors/explain"
import { NAMES } from "../errors/names"
import type { ShopperWord } from "../errors/shopper"

function invalid(en: string, zh: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, inBoth({ en, zh }))
}

function notAllowed(en: string, zh: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, inBoth({ en, zh }))
}

/** A gateway's no, for an admin: what did not happen, what is wrong, and what to do. */
function refused(what: Bilingual, { merchant, next }: Explanation): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, inBoth(joined(what, merchant, next)))
}

/** Every error that a shopper or an admin can see from a provider. */
export const messages = {
  currency: (gateway: GatewayName, currency: string) =>
    invalid(
      `${NAMES[gateway].en} takes CNY only, and this cart is in ${currency.toUpperCase()}.`,
      `${NAMES[gateway].zh}仅支持人民币，当前购物车币种为 ${currency.toUpperCase()}。`
    ),
  tooSmall: (gateway: GatewayName) =>
    invalid(
      `${NAMES[gateway].en} takes amounts from ¥0.01.`,
      `${NAMES[gateway].zh}最低支付金额为 0.01 元。`
    ),
  tooLarge: (gateway: GatewayName, max: Fen) =>
    invalid(
      `${NAMES[gateway].en} takes amounts up to ¥${formatYuan(max)}.`,
      `${NAMES[gateway].zh}单笔支付上限为 ${formatYuan(max)} 元。`
    ),
  scene: (gateway: GatewayName, scenes: readonly string[]) =>
    invalid(
      `${NAMES[gateway].en} has no such scene; choose one of: ${scenes.join(", ")}.`,
      `${NAMES[gateway].zh}不支持该支付场景，可选：${scenes.join("、")}。`
    ),
  form: (gateway: GatewayName, scene: string, forms: readonly string[]) =>
    invalid(
      `${NAMES[gateway].en}'s scene ${scene} has no such form; choose one of: ${forms.join(", ")}.`,
      `${NAMES[gateway].zh}的 ${scene} 场景不支持该形式，可选：${forms.join("、")}。`
    ),
  clientFact: (scene: string, name: string) =>
    invalid(
      `The scene ${scene} needs data.${name}, which is missing or has the wrong form.`,
      `支付场景 ${scene} 需要 data.${name}，该值缺失或格式不正确。`
    ),
  returnPath: () =>
    invalid(
      "return_path must be a path of your shop front, such as /checkout/done.",
      "return_path 必须是商城站内路径，例如 /checkout/done。"
    ),
  /** For the shopper; its `code` is a {@link ShopperWord} that a shop front can act on. */
  notCreated: (gateway: GatewayName, error: GatewayError) =>
    new MedusaError(
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
      ...notCreated(NAMES[gateway], error)
    ),
  notAnswering: (gateway: GatewayName) =>
    new MedusaError(
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
      inBoth({
        en: `${NAMES[gateway].en} does not answer at the moment, so it is not known yet whether this is paid. Please do not pay again; look again in a minute.`,
        zh: `${NAMES[gateway].zh}暂时无响应，尚不能确认是否已支付，请勿重复支付，稍后再查看。`,
      }),
      "wait" satisfies ShopperWord
    ),
  paidAlready: (gateway: GatewayName, no: string) =>
    notAllowed(
      `${NAMES[gateway].en} has already taken the money of trade ${no}: it can be refunded, not cancelled.`,
      `${NAMES[gateway].zh}交易 ${no} 已支付，只能退款，不能取消。`
    ),
  stillOpen: (gateway: GatewayName, no: string) =>
    notAllowed(
      `${NAMES[gateway].en} did not confirm that trade ${no} is closed. Try again in a minute.`,
      `${NAMES[gateway].zh}尚未确认交易 ${no} 已关闭，请稍后重试。`
    ),
  notPaid: (gateway: GatewayName, no: string) =>
    notAllowed(
      `${NAMES[gateway].en} trade ${no} is not paid.`,
      `${NAMES[gateway].zh}交易 ${no} 尚未支付。`
    ),
  noTrade: (gateway: GatewayName) =>
    new MedusaError(
      MedusaError.Types.NOT_FOUND,
      inBoth({
        en: `No ${NAMES[gateway].en} trade belongs to this payment.`,
        zh: `未找到该支付对应的${NAMES[gateway].zh}交易。`,
      })
    ),
  captureTooLarge: (left: Fen) =>
    invalid(
      `Only ¥${formatYuan(left)} of this payment is still frozen. Nothing was captured.`,
      `该笔预授权仅剩 ${formatYuan(left)} 元可转支付，未扣款。`
    ),
  captureRefused: (gateway: GatewayName, code: string) =>
    refused(
      {
        en: `${NAMES[gateway].en} refused the capture (${code}). No money was taken.`,
        zh: `${NAMES[gateway].zh}拒绝转支付（${code}），未扣款。`,
      },
      explain({ gateway, code, asked: "pay", kind: "refused" })
    ),
  releaseRefused: (gateway: GatewayName, code: string) =>
    refused(
      {
        en: `${NAMES[gateway].en} refused to release the frozen money (${code}).`,
        zh: `${NAMES[gateway].zh}拒绝解冻资金（${code}）。`,
      },
      explain({ gateway, code, asked: "release", kind: "refused" })
    ),
  frozenAlready: (gateway: GatewayName, no: string) =>
    notAllowed(
      `${NAMES[gateway].en} has already frozen the money of trade ${no}: its order is about to be placed.`,
      `${NAMES[gateway].zh}交易 ${no} 的资金已冻结，订单即将生成。`
    ),
  refundTooLarge: (left: Fen) =>
    invalid(
      `Only ¥${formatYuan(left)} of this payment is left to refund.`,
      `该笔支付最多还可退款 ${formatYuan(left)} 元。`
    ),
  refundRefused: (gateway: GatewayName, { code }: GatewayError) =>
    refused(
      {
        en: `${NAMES[gateway].en} refused the refund (${code}). No money was sent.`,
        zh: `${NAMES[gateway].zh}拒绝退款（${code}），资金未退回。`,
      },
      explain({ gateway, code, asked: "refund", kind: "refused" })
    ),
  refundUnsent: (gateway: GatewayName) =>
    notAllowed(
      `${NAMES[gateway].en} cannot be reached at the moment. The refund was not sent; try again in a minute.`,
      `暂时无法连接${NAMES[gateway].zh}，退款未发出，请稍后重试。`
    ),
  refundOutstanding: (gateway: GatewayName, no: string) =>
    notAllowed(
      `${NAMES[gateway].en} has not yet confirmed the earlier refund ${no}. Nothing new was sent; try again in a minute.`,
      `${NAMES[gateway].zh}尚未确认此前的退款 ${no}，未发起新的退款，请稍后重试。`
    ),
  refundWaiting: (gateway: GatewayName, no: string, amount: Fen) =>
    notAllowed(
      `The refund ${no} of ¥${formatYuan(amount)} waits for money in your ${NAMES[gateway].en} account and is sent by itself once you have topped up. Nothing new was sent.`,
      `退款 ${no}（${formatYuan(amount)} 元）正在等待${NAMES[gateway].zh}账户充值，充值后将自动发出，未发起新的退款。`
    ),
  refundDone: (gateway: GatewayName, no: string, amount: Fen) =>
    notAllowed(
      `${NAMES[gateway].en} has just confirmed the earlier refund ${no} of ¥${formatYuan(amount)}. Nothing new was sent; if you want to refund as much again, do so now.`,
      `${NAMES[gateway].zh}刚刚确认了此前的退款 ${no}（${formatYuan(amount)} 元），未发起新的退款；如需再退同样金额，请重新操作。`
    ),
  fixedAmount: () =>
    invalid(
      "The amount of a trade is fixed; start a new payment session instead.",
      "交易金额不可修改，请重新发起支付。"
    ),
}

function notCreated(name: Bilingual, error: GatewayError): [message: string, word: ShopperWord] {
  if (!error.sent) return notReached(name)
  return error.kind === "unknown" ? noAnswer(name) : notTaken(error)
}

function notReached({ en, zh }: Bilingual): [message: string, word: ShopperWord] {
  const sentence = {
    en: `${en} cannot be reached at the moment, and was not asked for anything. Please try again in a minute, or choose another way to pay.`,
    zh: `暂时无法连接${zh}，未发起支付，请稍后重试或选择其他支付方式。`,
  }
  return [inBoth(sentence), "try_again"]
}

/** Nothing can have been paid by an instruction that was never handed out: trying again is safe. */
function noAnswer({ en, zh }: Bilingual): [message: string, word: ShopperWord] {
  const sentence = {
    en: `${en} does not answer at the moment. Please try again.`,
    zh: `${zh}暂时无响应，请重试。`,
  }
  return [inBoth(sentence), "try_again"]
}

/** The code is for whoever the shopper asks. */
function notTaken(error: GatewayError): [message: string, word: ShopperWord] {
  const { shopper, shopperWord } = explainFault(error)
  const { code } = error
  return [inBoth({ en: `${shopper.en} (${code})`, zh: `${shopper.zh}（${code}）` }), shopperWord]
}
