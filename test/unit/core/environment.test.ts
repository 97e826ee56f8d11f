import { accountName, environmentOf, providerName } from "../../../src/core/environment"

describe("the name of an account", () => {
  it.each([
    ["alipay_main", "live", "alipay_main"],
    ["alipay_main", "sandbox", "alipay_main.sandbox"],
    ["alipay_sandbox", "live", "alipay_sandbox"],
  ] as const)("of %s in the environment %s is %s, and says so", (provider, environment, name) => {
    expect(accountName(provider, environment)).toBe(name)
    expect(environmentOf(name)).toBe(environment)
    expect(providerName(name)).toBe(provider)
  })
})
