import { createPrivateKey, createPublicKey } from "node:crypto"
import { AlipayGateway } from "../../../src/gateways/alipay/gateway"
import type { Adapter } from "./bench"

export const alipayAdapter: Adapter = {
  name: "alipay",
  scene: "qr",
  open: ({ simulator, notifyUrl, limits, clock = () => new Date(), privateKey }) =>
    new AlipayGateway({
      appId: simulator.env.ALIPAY_APP_ID,
      sellerId: simulator.env.ALIPAY_SELLER_ID,
      privateKey: createPrivateKey(privateKey ?? simulator.env.ALIPAY_PRIVATE_KEY),
      alipayPublicKey: createPublicKey(simulator.env.ALIPAY_PUBLIC_KEY),
      endpoint: simulator.env.ALIPAY_ENDPOINT,
      clock,
      notifyUrl,
      limits,
    }),
  refusals: {
    refused: { sub_code: "ACQ.REASON_TRADE_REFUND_FEE_ERR" },
    unfunded: { sub_code: "ACQ.SELLER_BALANCE_NOT_ENOUGH" },
    unknown: { sub_code: "ACQ.SYSTEM_ERROR" },
    misconfigured: { sub_code: "ACQ.ACCESS_FORBIDDEN" },
  },
}
