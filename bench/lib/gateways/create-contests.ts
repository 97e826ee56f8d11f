import { AlipayGateway } from "../../../src/gateways/alipay/gateway"
import { WechatV3Gateway } from "../../../src/gateways/wechat-v3/gateway"
import {
  alipaySettings,
  NOTIFY_URL,
  stockAlipay,
  stockWechat,
  wechatSettings,
  type Place,
} from "./accounts"
import { alipayOrder, METHOD, ourOrder, wechatOrder } from "./orders"
import type { Contest } from "./rounds"

export interface CreateContests {
  alipay: Contest & Record<"ours" | "stock" | "stock, verifying", () => Promise<unknown>>
  wechat: Contest & Record<"ours" | "stock", () => Promise<unknown>>
  close(): Promise<unknown>
}

/**
 * A whole new order for a code, from the port's call to the code in hand: ours always verifies the
 * answer; alipay-sdk does when it is told to, and wechatpay-node-v3 never does.
 */
export function createContests(place: Place): CreateContests {
  const alipay = new AlipayGateway(alipaySettings(place))
  const wechat = new WechatV3Gateway(wechatSettings(place))
  const [sdk, pay] = [stockAlipay(place), stockWechat(place)]
  const exec = (validateSign: boolean) => async () => {
    const params = { notify_url: NOTIFY_URL, bizContent: alipayOrder() }
    const { qrCode } = await sdk.exec(METHOD, params, { validateSign })
    return expectCode(qrCode)
  }
  return {
    alipay: {
      ours: async () => expectCode(codeOf(await alipay.create(ourOrder("qr")))),
      stock: exec(false),
      "stock, verifying": exec(true),
    },
    wechat: {
      ours: async () => expectCode(codeOf(await wechat.create(ourOrder("native")))),
      stock: async () => {
        const { data } = await pay.transactions_native(wechatOrder())
        return expectCode((data as { code_url?: string } | undefined)?.code_url)
      },
    },
    close: () => Promise.all([alipay.shutdown(), wechat.shutdown()]),
  }
}

function codeOf(instruction: object): unknown {
  return "code" in instruction ? instruction.code : undefined
}

/** A contestant that fails fast must not win. */
function expectCode(code: unknown): string {
  if (typeof code === "string" && code !== "") return code
  throw new Error("the order brought no code")
}
