import type { Bilingual } from "../core/bilingual"
import { formatYuan, type Fen } from "../core/money"

const yuan = (amount: Fen | null) => (amount === null ? "?" : formatYuan(amount))

/** Why a discrepancy stays as it is although a move was made. */
export const whys = {
  healed: (): Bilingual => ({
    en: "It has closed by itself in the meantime: the books agree, and nothing was done.",
    zh: "差异已自动关闭：账目已一致，未作任何处理。",
  }),
  absent: (no: string): Bilingual => ({
    en: `The gateway does not know trade ${no}.`,
    zh: `支付渠道查无交易 ${no}。`,
  }),
  notPaid: (): Bilingual => ({
    en: "The gateway says that nobody has paid it.",
    zh: "支付渠道显示该交易未支付。",
  }),
  notInLedger: (): Bilingual => ({
    en: "The gateway says that it is paid, and it is not booked here yet. Settle it.",
    zh: "支付渠道显示已支付，但尚未入账，请选择“按渠道入账”。",
  }),
  notOurs: (): Bilingual => ({
    en: "The gateway names another payee or another currency.",
    zh: "支付渠道返回的收款方或币种与本账号不符。",
  }),
  otherTotal: (gateway: Fen | null, ours: Fen | null): Bilingual => ({
    en: `The gateway was paid ¥${yuan(gateway)}, and ¥${yuan(ours)} is booked.`,
    zh: `渠道实收 ${yuan(gateway)} 元，账面为 ${yuan(ours)} 元。`,
  }),
  otherRefunded: (): Bilingual => ({
    en: "The gateway and the ledger name different sums that went back.",
    zh: "支付渠道与账面的退款金额不一致。",
  }),
  notSettled: (): Bilingual => ({
    en: "The money is there, and no order has it yet.",
    zh: "款项已到账，但尚未计入订单。",
  }),
  booksDiffer: (): Bilingual => ({
    en: "The order's payments and the ledger still differ.",
    zh: "订单付款与账面仍不一致。",
  }),
  refundAbsent: (no: string): Bilingual => ({
    en: `The gateway does not know refund ${no}.`,
    zh: `支付渠道查无退款 ${no}。`,
  }),
  refundFailed: (no: string): Bilingual => ({
    en: `Refund ${no} has failed at the gateway; its money is not with the shopper.`,
    zh: `退款 ${no} 在支付渠道失败，款项未退给顾客。`,
  }),
  refundDiffers: (): Bilingual => ({
    en: "The gateway and the ledger still say different things of this refund.",
    zh: "支付渠道与账面对该退款的记录仍不一致。",
  }),
  onItsWay: (): Bilingual => ({
    en: "The money is on its way back. This closes by itself when it has arrived.",
    zh: "退款处理中，到账后差异将自动关闭。",
  }),
}
