import { stripVTControlCharacters } from "node:util"
import { generateCredentials, shopEnv, type ShopEnv } from "../../simulator"
import { ShopApp } from "../support/package/shop-app"

describe("a shop with wrong options", () => {
  const app = ShopApp.theOne()
  let accounts: ShopEnv
  beforeAll(async () => {
    accounts = shopEnv(await generateCredentials(), "http://127.0.0.1:9")
  })

  it.each([
    { command: "start", mode: "production" },
    { command: "start", mode: "development" },
    { command: "db:migrate", mode: "production" },
  ])("ends $command in $mode with a sentence for each, no stack and no key", async (how) => {
    const ended = await app.medusa([how.command], {
      ...accounts,
      NODE_ENV: how.mode,
      DATABASE_URL: "postgres://127.0.0.1:9/none",
      CNPAY_NOTIFY_BASE_URL: "http://shop.example",
      ALIPAY_APP_ID: "",
      ALIPAY_PUBLIC_KEY: accounts.ALIPAY_PRIVATE_KEY,
      WECHAT_API_V3_KEY: "a-secret-that-is-too-short",
    })

    expect({ code: ended.code, said: linesOf(ended.output) }).toEqual({
      code: 1,
      said: [
        "Error in loading config: Alipay & WeChat Pay cannot start.",
        "- `notifyBaseUrl` must begin with https:// outside of your own machine: give the public https address of your Medusa server.",
        "- `alipay[0].appId` is missing: copy the APPID from open.alipay.com, digits only.",
        "- `alipay[0].alipayPublicKey` is a private key: give the gateway's public key.",
        "- `wechat[0].apiV3Key` has the wrong form: set the APIv3 key, exactly 32 characters.",
      ],
    })
  })
})

/** Everything that was printed. In production Medusa's log is JSON, a line for each message. */
function linesOf(output: string): string[] {
  return stripVTControlCharacters(output)
    .trim()
    .split("\n")
    .flatMap((line) => (line.startsWith("{") ? messageOf(line).split("\n") : line))
    .map((line) => line.replace(/^error:\s+/, ""))
}

function messageOf(line: string): string {
  return (JSON.parse(line) as { message: string }).message
}
