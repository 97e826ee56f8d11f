import { native } from "./native"
import type { WechatScene } from "./scene"

/** The first one is the default. */
export const WECHAT_SCENES: Readonly<Record<string, WechatScene>> = { native }
