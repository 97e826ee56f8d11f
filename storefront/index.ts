/**
 * What a shop front needs to take Alipay and WeChat Pay: the shapes it meets, and a watcher that tells
 * when the money has arrived. No framework, no dependency.
 * @module
 */
export { PaymentStatusRefused, type StatusSource } from "./ask"
export { inLanguage } from "./message"
export {
  isCnpaySessionData,
  payableNow,
  type CnpaySessionData,
  type PayableSession,
  type PaymentInstruction,
  type Scene,
  type SessionLike,
  type WechatAppParams,
  type WechatJsapiParams,
  type WechatMiniParams,
} from "./session"
export { isFinal, type PaymentState, type PaymentStatus, type PaymentStatusAnswer } from "./status"
export { watchPayment, type WatchPaymentOptions } from "./watch-payment"
