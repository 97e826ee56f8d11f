import type { Trade } from "../records"
import type { World } from "../world"
import { WechatRefusal } from "./refusal"

/** Who a request speaks for: a merchant, or a service provider for its sub-merchant. */
export type Owner = Record<string, string | undefined>

const MEMBERS = ["appid", "mchid", "sp_appid", "sp_mchid", "sub_appid", "sub_mchid"]

/** The members of a body that name an owner. */
export function ownerIn(body: object): Record<string, string> {
  const named = Object.entries(body).filter(([name]) => MEMBERS.includes(name))
  return Object.fromEntries(named) as Record<string, string>
}

/** Whether merchant, provider and apps belong together. */
export function checkOwner({ credentials: { wechat } }: World, owner: Owner): void {
  const { mchId, appId, mini, sub } = wechat
  if ((owner.mchid ?? owner.sp_mchid) !== mchId) {
    throw new WechatRefusal("MCH_NOT_EXISTS", "商户号不存在")
  }
  if (owner.sub_mchid !== undefined && owner.sub_mchid !== sub.mchId) {
    throw new WechatRefusal("NO_AUTH", "子商户号与服务商不存在受理关系")
  }
  const app = owner.appid ?? owner.sp_appid
  const isOwn = app === undefined || [appId, mini.appId].includes(app)
  if (!isOwn || (owner.sub_appid !== undefined && owner.sub_appid !== sub.appId)) {
    throw new WechatRefusal("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配")
  }
}

/** A provider's trade is seen only together with the sub-merchant whose it is, and the other way round. */
export function checkSameOwner(trade: Trade, named: Owner): void {
  const { mchid, sp_mchid, sub_mchid } = trade.owner ?? {}
  const same = named.mchid === mchid && named.sp_mchid === sp_mchid && named.sub_mchid === sub_mchid
  if (!same) throw new WechatRefusal("INVALID_REQUEST", "子商户号与订单不匹配")
}
