import { LOGIN_ENDPOINT } from "../gateways/wechat/login"
import { WECHAT_SCENES } from "../gateways/wechat-v3/scenes"
import type { OptionReader } from "./problems"
import { accountBase, type SharedOptions } from "./shared"
import type { WechatOptions, WechatSubMerchant } from "./types"

export const APP_ID = /^(wx|ww)[0-9a-zA-Z]{16}$/
export const MCH_ID = /^\d{8,10}$/
/** Both versions of the API know the same scenes. */
const SCENES = Object.keys(WECHAT_SCENES)
const ENDPOINT = "https://api.mch.weixin.qq.com"
const BACKUP_ENDPOINT = "https://api2.mch.weixin.qq.com"

/** What both versions of the API need. */
export function readWechatCommon(
  given: Partial<WechatOptions>,
  options: OptionReader,
  shared: SharedOptions
) {
  return {
    // WeChat Pay has no sandbox for what is sold here.
    ...accountBase({ gateway: "wechat", environment: "live", scenes: SCENES }, options, shared),
    gateway: "wechat" as const,
    mchId: options.text("mchId", MCH_ID, "copy the merchant number (商户号), digits only."),
    ...readApps(given, options),
    loginEndpoint: options.url(
      "loginEndpoint",
      `leave it out for ${LOGIN_ENDPOINT}.`,
      LOGIN_ENDPOINT
    ),
    ...readEndpoints(given, options),
  }
}

function readEndpoints(given: Partial<WechatOptions>, options: OptionReader) {
  const endpoint = options.url("endpoint", `leave it out for ${ENDPOINT}.`, ENDPOINT)
  // The official backup stands in for the official host only, never for another gateway.
  const otherwise = endpoint === ENDPOINT ? BACKUP_ENDPOINT : undefined
  if (!given.backupEndpoint && !otherwise) return { endpoint, backupEndpoint: null }
  const mend = `leave it out for ${BACKUP_ENDPOINT}.`
  const backupEndpoint = options.url("backupEndpoint", mend, otherwise)
  if (backupEndpoint === endpoint) options.problem("backupEndpoint", `is the endpoint: ${mend}`)
  return { endpoint, backupEndpoint }
}

export function readAppIds(options: OptionReader): Record<string, string> {
  const name = new RegExp(`^(${SCENES.join("|")})$`)
  const mend = `write the AppID of a scene, { mini: "wx…" }; scenes are ${SCENES.join(", ")}.`
  return options.texts("appIds", { name, value: APP_ID }, mend)
}

/** A prepared payment works in one app only, and a secret belongs to one app. */
function readApps(given: Partial<WechatOptions>, options: OptionReader) {
  const appId = options.text("appId", APP_ID, "copy the AppID bound to the merchant, wx…")
  const appIds = readAppIds(options)
  const secret = /^[0-9a-zA-Z]{32}$/
  const shape = { name: APP_ID, value: secret }
  const appSecrets = options.texts("appSecrets", shape, 'write { "wx…": "32 characters" }.')
  const sub: Partial<WechatSubMerchant> | undefined =
    "subMerchant" in given ? given.subMerchant : undefined
  const known = [appId, ...Object.values(appIds), sub?.appId, ...Object.values(sub?.appIds ?? {})]
  for (const stray of Object.keys(appSecrets).filter((id) => !known.includes(id))) {
    options.problem(
      `appSecrets.${stray}`,
      "belongs to no app in `appId` or `appIds`: add it there."
    )
  }
  return { appId, appIds, appSecrets }
}
