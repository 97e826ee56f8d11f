/**
 * React pieces for a shop front. Needs `react` in the shop.
 * @module
 */
export { QrCode, qrCodeUrl, type QrCodeProps } from "./qr-code"
export {
  usePaymentStatus,
  type UsePaymentStatusOptions,
  type WatchedPayment,
} from "./use-payment-status"
