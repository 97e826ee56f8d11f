import type { OwnIds } from "../../core/trade"
import { ownAppIds, appIdFor, type AppIds } from "./apps"

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
