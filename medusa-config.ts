import { readdirSync } from "node:fs"
import path from "node:path"
import { defineConfig } from "@medusajs/framework/utils"
import { defineCnpay } from "./src/config"

/*
 * The development shop: the repository itself, run as a Medusa application. `npm start` supplies the
 * environment; another gateway or a real account is a matter of these variables alone.
 */
const {
  DATABASE_URL,
  REDIS_URL,
  PORT = "9000",
  STOREFRONT_PORT = "8000",
  CNPAY_NOTIFY_BASE_URL = `http://127.0.0.1:${PORT}`,
} = process.env
const env = (name: string): string => process.env[name] ?? ""

const storefrontUrl = `http://127.0.0.1:${STOREFRONT_PORT}`
const storefronts = `${storefrontUrl},http://localhost:${STOREFRONT_PORT}`
const admins = `http://127.0.0.1:${PORT},http://localhost:${PORT}`

/** The mini program beside the official account, and what it takes to know a shopper in either. */
function wechatApps() {
  const { WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_MINI_APP_ID, WECHAT_MINI_APP_SECRET } =
    process.env
  const withSecret = [
    [WECHAT_APP_ID, WECHAT_APP_SECRET],
    [WECHAT_MINI_APP_ID, WECHAT_MINI_APP_SECRET],
  ].filter(([id, secret]) => id && secret)
  return {
    ...(WECHAT_MINI_APP_ID ? { appIds: { mini: WECHAT_MINI_APP_ID } } : {}),
    appSecrets: Object.fromEntries(withSecret) as Record<string, string>,
    loginEndpoint: process.env.WECHAT_LOGIN_ENDPOINT,
  }
}

/** The same merchant on API v2, as an account of its own, where the key of v2 is given. */
function wechatV2() {
  const { WECHAT_API_KEY } = process.env
  if (!WECHAT_API_KEY) return []
  return [
    {
      id: "v2",
      apiVersion: "v2" as const,
      subject: "Cnpay demo shop",
      mchId: env("WECHAT_MCH_ID"),
      appId: env("WECHAT_APP_ID"),
      apiKey: WECHAT_API_KEY,
      certificate: env("WECHAT_CERTIFICATE"),
      certificateKey: process.env.WECHAT_CERTIFICATE_KEY,
      endpoint: process.env.WECHAT_V2_ENDPOINT,
      endpointCa: process.env.WECHAT_V2_ENDPOINT_CA,
    },
  ]
}

/** Another app at Alipay's, as an account of its own, where one is given. */
function secondAlipay() {
  const { ALIPAY_SECOND_APP_ID } = process.env
  if (!ALIPAY_SECOND_APP_ID) return []
  return [
    {
      id: "second",
      subject: "Cnpay demo shop",
      appId: ALIPAY_SECOND_APP_ID,
      privateKey: env("ALIPAY_SECOND_PRIVATE_KEY"),
      alipayPublicKey: env("ALIPAY_SECOND_PUBLIC_KEY"),
      endpoint: process.env.ALIPAY_SECOND_ENDPOINT,
    },
  ]
}

const cnpay = defineCnpay(
  {
    notifyBaseUrl: CNPAY_NOTIFY_BASE_URL,
    storefrontUrl,
    alipay: [
      {
        subject: "Cnpay demo shop",
        appId: env("ALIPAY_APP_ID"),
        privateKey: env("ALIPAY_PRIVATE_KEY"),
        alipayPublicKey: env("ALIPAY_PUBLIC_KEY"),
        sellerId: process.env.ALIPAY_SELLER_ID,
        endpoint: process.env.ALIPAY_ENDPOINT,
      },
      ...secondAlipay(),
    ],
    wechat: [
      {
        subject: "Cnpay demo shop",
        mchId: env("WECHAT_MCH_ID"),
        appId: env("WECHAT_APP_ID"),
        ...wechatApps(),
        serialNo: env("WECHAT_SERIAL_NO"),
        privateKey: env("WECHAT_PRIVATE_KEY"),
        apiV3Key: env("WECHAT_API_V3_KEY"),
        apiV2Key: process.env.WECHAT_API_V2_KEY,
        publicKeyId: process.env.WECHAT_PUBLIC_KEY_ID,
        publicKey: process.env.WECHAT_PUBLIC_KEY,
        endpoint: process.env.WECHAT_ENDPOINT,
      },
      ...wechatV2(),
    ],
  },
  "./src"
)

const redisModules = REDIS_URL
  ? [
      { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl: REDIS_URL } },
      {
        resolve: "@medusajs/medusa/workflow-engine-redis",
        options: { redis: { redisUrl: REDIS_URL } },
      },
      {
        resolve: "@medusajs/medusa/locking",
        options: {
          providers: [
            {
              resolve: "@medusajs/medusa/locking-redis",
              id: "locking-redis",
              is_default: true,
              options: { redisUrl: REDIS_URL },
            },
          ],
        },
      },
    ]
  : []

/**
 * Medusa reads this file before it reads its own feature flags, so that `defineConfig` leaves the module
 * of the roles out whatever the flag says.
 */
const roles = process.env.MEDUSA_FF_RBAC === "true" ? [{ resolve: "@medusajs/medusa/rbac" }] : []

/**
 * Where Tailwind finds the classes of the screens. Medusa looks into `src/admin` only, and takes what
 * it is given for the extensions' own folders too, which the folder of the texts is not.
 */
const screens = readdirSync(path.join(__dirname, "admin"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "i18n")
  .map(({ name }) => path.join(__dirname, "admin", name))
const admin = { path: "/app" as const, sources: [path.join(__dirname, "src/admin"), ...screens] }

module.exports = defineConfig({
  admin,
  projectConfig: {
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    http: {
      storeCors: storefronts,
      adminCors: admins,
      authCors: `${admins},${storefronts}`,
      jwtSecret: process.env.JWT_SECRET ?? "development-only",
      cookieSecret: process.env.COOKIE_SECRET ?? "development-only",
    },
  },
  modules: [...cnpay.modules, ...redisModules, ...roles],
})
