/** Whose money moves: real money, or what Alipay's sandbox gives out to play with. */
export const ENVIRONMENTS = ["live", "sandbox"] as const
export type Environment = (typeof ENVIRONMENTS)[number]

/** Not a character of an account's id, so that no live account can be called the same. */
const SANDBOX = ".sandbox"

/**
 * The name under which the ledger, the inbox, the bills and the notify URL know an account. The sandbox
 * is another gateway with other merchants: under a name of its own nothing of it is ever found, asked
 * about or compared on behalf of the account that takes real money.
 */
export function accountName(provider: string, environment: Environment): string {
  return environment === "sandbox" ? provider + SANDBOX : provider
}

export function environmentOf(account: string): Environment {
  return account.endsWith(SANDBOX) ? "sandbox" : "live"
}

/** Medusa's name of it without `pp_`, the same in either environment. */
export function providerName(account: string): string {
  return environmentOf(account) === "sandbox" ? account.slice(0, -SANDBOX.length) : account
}
