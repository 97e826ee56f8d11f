import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto"
import { readCertificates } from "../../../src/gateways/alipay/certificates"
import { AlipayGateway } from "../../../src/gateways/alipay/gateway"
import type { Adapter, BenchSettings } from "./bench"

export interface AlipayMode {
  hasCertificates: boolean
  isEncrypted: boolean
}

/** Alipay with either kind of keys, and with or without encrypted content. */
export function alipayIn({ hasCertificates, isEncrypted }: AlipayMode): Adapter {
  return {
    name: "alipay",
    scene: "qr",
    open: (settings) => {
      const { simulator, notifyUrl, limits, reach, clock = () => new Date(), privateKey } = settings
      const { env, credentials } = simulator
      return new AlipayGateway({
        appId: env.ALIPAY_APP_ID,
        sellerId: env.ALIPAY_SELLER_ID,
        privateKey: createPrivateKey(privateKey ?? env.ALIPAY_PRIVATE_KEY),
        ...(hasCertificates ? certificates(settings) : publicKey(settings)),
        ...(isEncrypted
          ? { encryptKey: Buffer.from(credentials.alipay.encryptKey, "base64") }
          : {}),
        endpoint: env.ALIPAY_ENDPOINT,
        clock,
        notifyUrl,
        limits,
        ...(reach && { reach }),
      })
    },
    refusals: {
      refused: { sub_code: "ACQ.REASON_TRADE_REFUND_FEE_ERR" },
      unfunded: { sub_code: "ACQ.SELLER_BALANCE_NOT_ENOUGH" },
      unknown: { sub_code: "ACQ.SYSTEM_ERROR" },
      misconfigured: { sub_code: "ACQ.ACCESS_FORBIDDEN" },
    },
  }
}

export const alipayAdapter = alipayIn({ hasCertificates: false, isEncrypted: false })

function publicKey({ simulator }: BenchSettings) {
  return { alipayPublicKey: createPublicKey(simulator.env.ALIPAY_PUBLIC_KEY) }
}

function certificates({ simulator }: BenchSettings) {
  const { app, alipay, root } = simulator.alipayCertificates
  return {
    certificates: {
      app: new X509Certificate(app),
      alipay: readCertificates(alipay),
      roots: readCertificates(root),
    },
  }
}
