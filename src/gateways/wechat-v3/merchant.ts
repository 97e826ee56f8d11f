import type { OwnIds } from "../../core/trade"
import { ownAppIds, appIdFor, type AppIds } from "../wechat/apps"

type Ids = Readonly<Record<string, string>>

/** Who takes the money, and how requests name them. */
export interface Merchant {
  /** Where orders are made, asked about and closed. */
  readonly path: string
  /** Names the merchant in a query and a close. */
  readonly ids: Ids
  /** What a refund needs besides. */
  readonly refundIds: Ids
  readonly payee: OwnIds
  /** Names the merchant and the app in an order. */
  owner(scene: string): Ids
  payer(openid: string): Ids
  /** The app and the merchant that the shopper's client pays from. */
  client(scene: string): { appId: string; mchId: string }
}

/** 直连商户: the merchant speaks for itself. */
export function directMerchant(mchid: string, apps: AppIds): Merchant {
  return {
    path: "/v3/pay/transactions",
    ids: { mchid },
    refundIds: {},
    payee: { mchid, appid: ownAppIds(apps) },
    owner: (scene) => ({ appid: appIdFor(apps, scene), mchid }),
    payer: (openid) => ({ openid }),
    client: (scene) => ({ appId: appIdFor(apps, scene), mchId: mchid }),
  }
}

/** 特约商户: on whose behalf a service provider takes money. */
export interface SubMerchant {
  mchId: string
  /** Its own apps; without one, the shopper's client pays from the provider's. */
  apps?: AppIds
}

/**
 * 服务商: keys, certificates and notifications are the provider's, and so is the space of trade numbers.
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012525171
 */
export function partnerMerchant(spMchId: string, apps: AppIds, sub: SubMerchant): Merchant {
  const ids = { sp_mchid: spMchId, sub_mchid: sub.mchId }
  return {
    path: "/v3/pay/partner/transactions",
    ids,
    refundIds: { sub_mchid: sub.mchId },
    payee: {
      ...ids,
      sp_appid: ownAppIds(apps),
      ...(sub.apps ? { sub_appid: ownAppIds(sub.apps) } : {}),
    },
    owner: (scene) => ({
      ...ids,
      sp_appid: appIdFor(apps, scene),
      ...(sub.apps ? { sub_appid: appIdFor(sub.apps, scene) } : {}),
    }),
    payer: (openid): Ids => (sub.apps ? { sub_openid: openid } : { sp_openid: openid }),
    // 调起支付的 partnerid 是服务商的商户号, even in the sub-merchant's app.
    client: (scene) => ({ appId: appIdFor(sub.apps ?? apps, scene), mchId: spMchId }),
  }
}
