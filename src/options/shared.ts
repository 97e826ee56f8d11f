import type { KeyObject } from "node:crypto"
import { accountName, type Environment } from "../core/environment"
import { KeyProblem } from "./keys"
import type { OptionReader } from "./problems"

/** Reads a key and turns what is wrong with it into a problem of the option. */
export function keyOption<T>(
  options: OptionReader,
  name: string,
  read: (value: unknown) => T,
  value: unknown
): T | null {
  try {
    return read(value)
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error
    options.problem(name, error.message)
    return null
  }
}

export function privatePem(key: KeyObject | null): string {
  return key?.export({ type: "pkcs8", format: "pem" }).toString() ?? ""
}

export function publicPem(key: KeyObject | null): string {
  return key?.export({ type: "spki", format: "pem" }).toString() ?? ""
}

/** What the options have in common, read once for all accounts. */
export interface SharedOptions {
  notifyBaseUrl: string
  storefrontUrl: string | null
  expiresInMinutes: number
}

export interface AccountKind {
  gateway: "alipay" | "wechat"
  environment: Environment
  scenes: readonly string[]
}

export function accountBase(
  { gateway, environment, scenes }: AccountKind,
  options: OptionReader,
  shared: SharedOptions
) {
  const id =
    options.optionalText("id", /^[a-z0-9-]{1,32}$/, "use small letters and digits.") ?? "main"
  const account = accountName(`${gateway}_${id}`, environment)
  return {
    id,
    account,
    subject:
      options.optionalText("subject", /^[^]{1,256}$/, "use 1 to 256 characters.") ?? "Online order",
    scene:
      options.optionalText(
        "scene",
        new RegExp(`^(${scenes.join("|")})$`),
        `use ${scenes.join(", ")}.`
      ) ?? null,
    notifyUrl: `${shared.notifyBaseUrl}/hooks/cnpay/${account}`,
    storefrontUrl: shared.storefrontUrl,
    expiresInMinutes: shared.expiresInMinutes,
  }
}
