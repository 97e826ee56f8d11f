const { defineConfig } = require("@medusajs/framework/utils")
const { defineCnpay } = require("medusa-payment-alipay-wechat/config")

const { env } = process

const cnpay = defineCnpay({
  notifyBaseUrl: env.CNPAY_NOTIFY_BASE_URL,
  alipay: [
    {
      appId: env.ALIPAY_APP_ID,
      privateKey: env.ALIPAY_PRIVATE_KEY,
      alipayPublicKey: env.ALIPAY_PUBLIC_KEY,
      sellerId: env.ALIPAY_SELLER_ID,
      endpoint: env.ALIPAY_ENDPOINT,
    },
  ],
  wechat: [
    {
      mchId: env.WECHAT_MCH_ID,
      appId: env.WECHAT_APP_ID,
      serialNo: env.WECHAT_SERIAL_NO,
      privateKey: env.WECHAT_PRIVATE_KEY,
      apiV3Key: env.WECHAT_API_V3_KEY,
      publicKeyId: env.WECHAT_PUBLIC_KEY_ID,
      publicKey: env.WECHAT_PUBLIC_KEY,
      endpoint: env.WECHAT_ENDPOINT,
    },
  ],
})

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    http: {
      storeCors: env.CNPAY_NOTIFY_BASE_URL,
      adminCors: env.CNPAY_NOTIFY_BASE_URL,
      authCors: env.CNPAY_NOTIFY_BASE_URL,
      jwtSecret: "a-shop",
      cookieSecret: "a-shop",
    },
  },
  admin: { disable: true },
  plugins: cnpay.plugins,
  modules: cnpay.modules,
})
