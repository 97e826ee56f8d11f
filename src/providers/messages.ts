import { MedusaError } from "@medusajs/framework/utils"
import type { GatewayError } from "../core/errors"
import { formatYuan, type Fen } from "../core/money"
import type { GatewayName } from "../core/trade"

const NAMES: Record<GatewayName, { en: string; zh: string }> = {
  alipay: { en: "Alipay", zh: "支付宝" },
  wechat: { en: "WeChat Pay", zh: "微信支付" },
}

/** Medusa does not tell a provider the reader's language, so each sentence is said in both. */
function both(en: string, zh: string): string {
  return `${en} ${zh}`
}

function invalid(en: string, zh: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, both(en, zh))
}

function notAllowed(en: string, zh: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, both(en, zh))
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
  notCreated: (gateway: GatewayName, error: GatewayError) =>
    new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, notCreated(gateway, error)),
  notAnswering: (gateway: GatewayName) =>
    new MedusaError(
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
      both(
        `${NAMES[gateway].en} does not answer at the moment, so it is not known yet whether this is paid. Please do not pay again; look again in a minute.`,
        `${NAMES[gateway].zh}暂时无响应，尚不能确认是否已支付，请勿重复支付，稍后再查看。`
      )
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
      both(
        `No ${NAMES[gateway].en} trade belongs to this payment.`,
        `未找到该支付对应的${NAMES[gateway].zh}交易。`
      )
    ),
  captureTooLarge: (left: Fen) =>
    invalid(
      `Only ¥${formatYuan(left)} of this payment is still frozen. Nothing was captured.`,
      `该笔预授权仅剩 ${formatYuan(left)} 元可转支付，未扣款。`
    ),
  captureRefused: (gateway: GatewayName, code: string) =>
    notAllowed(
      `${NAMES[gateway].en} refused the capture (${code}). No money was taken.`,
      `${NAMES[gateway].zh}拒绝转支付（${code}），未扣款。`
    ),
  releaseRefused: (gateway: GatewayName, code: string) =>
    notAllowed(
      `${NAMES[gateway].en} refused to release the frozen money (${code}).`,
      `${NAMES[gateway].zh}拒绝解冻资金（${code}）。`
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
    notAllowed(
      `${NAMES[gateway].en} refused the refund (${code}). No money was sent.`,
      `${NAMES[gateway].zh}拒绝退款（${code}），资金未退回。`
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

function notCreated(gateway: GatewayName, { sent, kind, code }: GatewayError): string {
  const { en, zh } = NAMES[gateway]
  if (!sent) {
    return both(
      `${en} cannot be reached at the moment, and was not asked for anything. Please try again in a minute, or choose another way to pay.`,
      `暂时无法连接${zh}，未发起支付，请稍后重试或选择其他支付方式。`
    )
  }
  if (kind === "unknown") {
    return both(
      `${en} does not answer at the moment. Please try again.`,
      `${zh}暂时无响应，请重试。`
    )
  }
  return both(
    `${en} cannot take this payment (${code}). Please choose another way to pay.`,
    `${zh}无法受理该笔支付（${code}），请选择其他支付方式。`
  )
}
