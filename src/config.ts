import { providerName } from "./core/environment"
import { isRecord } from "./gateways/record"
import { readAlipayAccount } from "./options/alipay"
import { readArchive } from "./options/archive"
import { CnpayConfigError, OptionReader } from "./options/problems"
import type { SharedOptions } from "./options/shared"
import { readReconciliation } from "./options/reconciliation"
import { readSettlement } from "./options/settlement"
import { readInbox } from "./options/inbox"
import { readSupport } from "./options/support"
import type { Account, CnpayOptions, ModuleOptions } from "./options/types"
import { readWechatAccount } from "./options/wechat"

export { CnpayConfigError } from "./options/problems"
export type {
  AlipayOptions,
  CnpayOptions,
  WechatOptions,
  WechatSubMerchant,
  WechatV2Options,
  WechatV3Options,
} from "./options/types"

const PACKAGE = "medusa-payment-alipay-wechat"

interface Registration {
  resolve: string
  options: Record<string, unknown>
}

export interface CnpayConfig {
  /** For `plugins` of `defineConfig`. */
  plugins: Registration[]
  /** For `modules` of `defineConfig`: Medusa's payment module with all accounts as providers. */
  modules: Registration[]
  /** The providers alone, for a shop that lists other payment providers beside them. */
  providers: (Registration & { id: string })[]
}

/**
 * Turns the options into what Medusa's configuration takes, so that each credential is written once.
 * ```ts
 * const cnpay = defineCnpay({ notifyBaseUrl: "https://shop.example", alipay: [{ … }], wechat: [{ … }] })
 * module.exports = defineConfig({ …, plugins: cnpay.plugins, modules: cnpay.modules })
 * ```
 * `from` is for running the plugin's own sources as a shop; a shop leaves it out.
 * @throws CnpayConfigError with one sentence for each wrong option
 */
export function defineCnpay(options: CnpayOptions, from: string = PACKAGE): CnpayConfig {
  const all = readOptions(options)
  const { accounts, archive } = all
  const providers = accounts.map((account) => ({
    resolve: `${from}/providers/${account.gateway}`,
    id: account.id,
    options: { ...account },
  }))
  const isPackage = from === PACKAGE
  return {
    plugins: isPackage ? [{ resolve: PACKAGE, options: { ...all } }] : [],
    modules: [
      ...(isPackage
        ? []
        : [
            { resolve: `${from}/modules/cnpay`, options: { ...all } },
            { resolve: `${from}/modules/cnpay-archive`, options: { archive } },
          ]),
      { resolve: "@medusajs/medusa/payment", options: { providers } },
    ],
    providers,
  }
}

function readOptions(options: CnpayOptions): ModuleOptions {
  const problems: string[] = []
  const top = new OptionReader({ ...options }, "", problems)
  const shared: SharedOptions = {
    notifyBaseUrl: top.url("notifyBaseUrl", "give the public https address of your Medusa server."),
    storefrontUrl: options.storefrontUrl
      ? top.url("storefrontUrl", "give the address of your shop front.")
      : null,
    // 5 minutes to pay is the least that a shopper needs; WeChat Pay lets a code live for 2 hours.
    expiresInMinutes: top.count("expiresInMinutes", { min: 5, max: 120, otherwise: 30 }),
  }
  const reader = (list: string, index: number, given: object) =>
    new OptionReader({ ...given }, `${list}[${index}].`, problems)
  const accounts: Account[] = [
    ...listOf("alipay", options.alipay, problems).map((given, i) =>
      readAlipayAccount(given, reader("alipay", i, given), shared)
    ),
    ...listOf("wechat", options.wechat, problems).map((given, i) =>
      readWechatAccount(given, reader("wechat", i, given), shared)
    ),
  ]
  if ([options.alipay, options.wechat].every((list) => !list || list.length === 0)) {
    problems.push("`alipay` and `wechat` are both empty: give one account.")
  }
  const names = accounts.map(({ account }) => providerName(account))
  for (const name of new Set(names.filter((name, i) => names.indexOf(name) !== i))) {
    problems.push(`two accounts are called \`${name}\`: give each its own \`id\`.`)
  }
  const settlement = readSettlement(options.settlement, problems)
  const archive = readArchive(options.archive, problems)
  const support = readSupport(options.support, problems)
  const inbox = readInbox(options.inbox, problems)
  const reconciliation = readReconciliation(options.reconciliation, { names, problems })
  if (problems.length > 0) throw new CnpayConfigError(problems)
  return { accounts, settlement, reconciliation, archive, support, inbox }
}

/** A configuration in JavaScript gets no help from types. */
function listOf<T extends object>(name: string, given: T[] | undefined, problems: string[]): T[] {
  if (!given) return []
  if (Array.isArray(given) && given.every(isRecord)) return given
  problems.push(`\`${name}\` must be a list of accounts: write [{ … }].`)
  return []
}
