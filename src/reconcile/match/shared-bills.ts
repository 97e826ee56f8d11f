import { environmentOf, type Environment } from "../../core/environment"
import type { Gateway } from "../../gateways/gateway"
import type { CnpayModuleService } from "../../modules/cnpay/service"

/**
 * Several accounts may be one merchant's: by both versions of WeChat Pay's API, or by several apps. All
 * get the same bills then, so that the first of them that is reconciled answers for the lines that are of
 * none, and for the merchant's balance.
 */
export function answersForStrangers(
  cnpay: Pick<CnpayModuleService, "accounts" | "gateway" | "reconciliation">,
  account: string
): boolean {
  const merchant = (name: string) => merchantOf(cnpay.gateway(name), environmentOf(name))
  const own = merchant(account)
  if (own === null) return true
  const sharers = cnpay.accounts().filter((it) => merchant(it) === own)
  const reconciled = sharers.find((it) => cnpay.reconciliation.accounts?.includes(it) ?? true)
  return (reconciled ?? account) === account
}

/** `null`: not known. */
function merchantOf(gateway: Gateway | null, environment: Environment): string | null {
  if (!gateway) return null
  const { payee, name } = gateway
  const ids = [payee.sub_mchid, payee.mchid, payee.mch_id, payee.seller_id]
  const id = ids.find((it) => typeof it === "string" && it !== "")
  return typeof id === "string" ? `${environment} ${name} ${id}` : null
}
