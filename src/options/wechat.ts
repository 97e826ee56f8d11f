import type { OptionReader } from "./problems"
import type { SharedOptions } from "./shared"
import type { Account, WechatV2Options, WechatV3Options } from "./types"
import { readWechatV2Account } from "./wechat-v2"
import { readWechatV3Account } from "./wechat-v3"

type V2Given = Partial<WechatV2Options> & { apiVersion: "v2" }

/** The version is chosen for each account; a merchant may run both while moving. */
export function readWechatAccount(
  given: Partial<WechatV3Options> | V2Given,
  options: OptionReader,
  shared: SharedOptions
): Account {
  options.optionalText("apiVersion", /^v[23]$/, "use `v3` or `v2`.")
  return given.apiVersion === "v2"
    ? readWechatV2Account(given, options, shared)
    : readWechatV3Account(given, options, shared)
}
