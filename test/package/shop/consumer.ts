import {
  CnpayConfigError,
  defineCnpay,
  type AlipayOptions,
  type CnpayOptions,
} from "medusa-payment-alipay-wechat/config"
import cnpayModule, { CNPAY_MODULE } from "medusa-payment-alipay-wechat/modules/cnpay"
import alipay from "medusa-payment-alipay-wechat/providers/alipay"
import wechat from "medusa-payment-alipay-wechat/providers/wechat"
import { startSimulator, type Simulator } from "medusa-payment-alipay-wechat/simulator"
import {
  payableNow,
  watchPayment,
  type PaymentStatus,
} from "medusa-payment-alipay-wechat/storefront"
import { QrCode, usePaymentStatus } from "medusa-payment-alipay-wechat/storefront/react"
import { settleTradeWorkflow } from "medusa-payment-alipay-wechat/workflows"

const account: AlipayOptions = { appId: "2021", privateKey: "a path", alipayPublicKey: "a path" }
const options: CnpayOptions = { notifyBaseUrl: "https://shop.example", alipay: [account] }
export const resolved: string[] = defineCnpay(options).plugins.map(({ resolve }) => resolve)

// @ts-expect-error An account without keys is refused, so that the types are not merely `any`.
export const careless: CnpayOptions = { notifyBaseUrl: "https://shop.example", alipay: [{}] }
// @ts-expect-error The simulator's port is a number.
export const simulator: Promise<Simulator> = startSimulator({ port: "9100" })

export const values: unknown[] = [alipay, wechat, cnpayModule, CnpayConfigError, CNPAY_MODULE]
export const pieces: unknown[] = [payableNow, watchPayment, QrCode, usePaymentStatus]
export const workflows: unknown[] = [settleTradeWorkflow]
export type Status = PaymentStatus
