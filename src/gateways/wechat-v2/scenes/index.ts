import type { SceneTerms } from "../../gateway"
import { app } from "./app"
import { barcode } from "./barcode"
import { h5 } from "./h5"
import { jsapi, mini } from "./jsapi"
import { native } from "./native"
import type { WechatV2Scene } from "./scene"

/** The first one is the default. */
export const WECHAT_V2_SCENES: Readonly<Record<string, WechatV2Scene>> = {
  native,
  jsapi,
  mini,
  h5,
  app,
  barcode,
}

export const WECHAT_V2_TERMS: Readonly<Record<string, SceneTerms>> = Object.fromEntries(
  Object.entries(WECHAT_V2_SCENES).map(([name, { terms = {} }]) => [name, terms])
)
