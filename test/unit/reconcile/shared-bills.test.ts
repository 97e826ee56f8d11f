import type { CnpayModuleService } from "../../../src/modules/cnpay/service"
import { answersForStrangers } from "../../../src/reconcile/match/shared-bills"

type Shop = Pick<CnpayModuleService, "accounts" | "gateway" | "reconciliation">

const MERCHANTS: Readonly<Record<string, string>> = {
  wechat_main: "1900000001",
  wechat_v2: "1900000001",
  wechat_other: "1900000002",
}

const shopThatReconciles = (accounts: readonly string[] | null): Shop =>
  ({
    accounts: () => Object.keys(MERCHANTS),
    gateway: (name: string) => ({ name: "wechat", payee: { mchid: MERCHANTS[name] } }),
    reconciliation: { enabled: true, fund: true, foreign: "report", accounts },
  }) as unknown as Shop

const answering = (accounts: readonly string[] | null) =>
  Object.keys(MERCHANTS).filter((it) => answersForStrangers(shopThatReconciles(accounts), it))

describe("of the accounts that share a merchant's bills", () => {
  it("the first answers for what is of none", () => {
    expect(answering(null)).toEqual(["wechat_main", "wechat_other"])
  })

  it("the first that is reconciled does, so that somebody does", () => {
    expect(answering(["wechat_v2"])).toEqual(["wechat_v2", "wechat_other"])
  })

  it("each does for itself when none is reconciled unless asked for", () => {
    expect(answering(["alipay_main"])).toEqual(Object.keys(MERCHANTS))
  })
})
