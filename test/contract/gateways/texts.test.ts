import fc from "fast-check"
import type { NewTrade, PaymentInstruction } from "../../../src/gateways/gateway"
import { alipayIn } from "./alipay-adapter"
import { useBench, type Adapter, type Bench } from "./bench"
import { wechatV2 } from "./wechat-v2-adapter"
import { wechatV3 } from "./wechat-v3-adapter"

/** What a merchant may call a thing, and what of it every gateway is to hear. */
const NAMES: [string, string][] = [
  ["Tee 衬衫 👕 & more = <b>/x", "Tee 衬衫 more b x"],
  [`"quotes" 'and' \\ back`, "quotes and back"],
  ["one\ud83dtwo\udc55three", "one two three"],
  ["line\nbreak\ttab\u0000nul\u001besc\u0085nel", "line break tab nul esc nel"],
  ["a]]>b<![CDATA[c&amp;d;%26%3D+e", "a]] b ![CDATA[c amp;d;%26%3D+e"],
  ["𠮷野家 ＆ ＝", "野家 ＆ ＝"],
  ["&total_amount=0.01&out_trade_no=1", "total_amount 0.01 out_trade_no 1"],
]

/** Cut by characters at Alipay's, by bytes at WeChat Pay's, and never in the midst of a character. */
const LONG: [string, Readonly<Record<string, string>>][] = [
  ["x".repeat(300), { alipay: "x".repeat(256), preauth: "x".repeat(50), wechat: "x".repeat(127) }],
  [
    "衬".repeat(300),
    { alipay: "衬".repeat(256), preauth: "衬".repeat(50), wechat: "衬".repeat(42) },
  ],
  [
    `${"a".repeat(126)}é${"b".repeat(200)}`,
    {
      alipay: `${"a".repeat(126)}é${"b".repeat(129)}`,
      preauth: "a".repeat(50),
      wechat: "a".repeat(126),
    },
  ],
]

const NOTHING_LEFT = ["👕👕", "///", "\u0000", " \n ", ""]

interface Speaker {
  adapter: Adapter
  appId(bench: Bench): string
  /** As in the scenes' own tables: `scene` or `scene:form`. */
  scenes: string[]
}

const wechatScenes = ["native", "jsapi", "mini", "h5", "app", "barcode"]
const wechatApp = ({ simulator }: Bench) => simulator.credentials.wechat.appId
const speakers: [string, Speaker][] = [
  [
    "Alipay, encrypted",
    {
      adapter: alipayIn({ hasCertificates: false, isEncrypted: true }),
      appId: ({ simulator }) => simulator.credentials.alipay.appId,
      scenes: [
        ...["page:url", "page:html", "page:frame", "wap", "app", "qr", "jsapi", "mini", "barcode"],
        ...["preauth:qr", "preauth:app"],
      ],
    },
  ],
  ["WeChat Pay by v3", { adapter: wechatV3(), appId: wechatApp, scenes: wechatScenes }],
  ["WeChat Pay by v2", { adapter: wechatV2(), appId: wechatApp, scenes: wechatScenes }],
]

describe.each(speakers)("what a thing is called: %s", (_, { adapter, appId, scenes }) => {
  const bench = useBench(adapter)

  async function order(name: string, subject: string): Promise<NewTrade> {
    const [scene = "", form] = name.split(":")
    const more = {
      ...(["jsapi", "mini"].includes(scene) && { openid: await openid() }),
      ...(scene === "barcode" && { authCode: await authCode() }),
      ...(scene === "h5" && { clientIp: "203.0.113.7" }),
      ...(form && { form }),
    }
    return bench.order({ scene, subject, returnUrl: "http://127.0.0.1:8000/done", ...more })
  }

  async function openid(): Promise<string> {
    const { code } = await bench.control.loginCode(appId(bench))
    if (adapter.name === "alipay") return (await bench.gateway.identify?.("mini", code)) ?? ""
    const { appSecret } = bench.simulator.credentials.wechat
    const query = new URLSearchParams({ appid: appId(bench), secret: appSecret, code })
    query.set("grant_type", "authorization_code")
    const answer = await fetch(`${bench.simulator.url}/sns/oauth2/access_token?${query.toString()}`)
    return ((await answer.json()) as { openid: string }).openid
  }

  const authCode = async () => (await bench.control.paymentCode("asks", adapter.name)).auth_code

  /** Some orders reach the gateway only when the shopper opens them. */
  async function open(instruction: PaymentInstruction): Promise<void> {
    if (instruction.type === "html") {
      const [, action = ""] = /action="([^"]+)"/.exec(instruction.html) ?? []
      const [, content = ""] = /name="biz_content" value="([^"]+)"/.exec(instruction.html) ?? []
      const body = new URLSearchParams({ biz_content: plain(content) })
      await visit(plain(action), { method: "POST", body })
    }
    if (adapter.name === "alipay" && "url" in instruction) await visit(instruction.url)
    if (instruction.type === "alipay_app") {
      await visit(`${bench.simulator.url}/phone/app?${instruction.order_string}`)
    }
  }

  /** What the gateway has heard. */
  async function heard(name: string, subject: string): Promise<[string | undefined, string]> {
    const wanted = await order(name, subject)
    await open(await bench.gateway.create(wanted))
    const { trades, freezes } = await bench.control.books()
    const no = wanted.outTradeNo
    const freeze = freezes.find((it) => it.out_order_no === no)
    return [(freeze ?? trades.find((it) => it.out_trade_no === no))?.subject, no]
  }

  describe.each(scenes)("in the scene %s", (name) => {
    it.each(NAMES)("%j is heard as %j", async (subject, expected) => {
      const [text] = await heard(name, subject)
      expect(text).toBe(name.startsWith("preauth") ? expected.slice(0, 50).trim() : expected)
    })

    it.each(LONG)("%j is cut", async (subject, expected) => {
      const [text] = await heard(name, subject)
      expect(text).toBe(expected[name.startsWith("preauth") ? "preauth" : adapter.name])
    })

    it.each(NOTHING_LEFT)("%j is heard as the number, since nothing is left of it", async (it) => {
      const [text, no] = await heard(name, it)
      expect(text).toBe(no)
    })

    it("anything at all is no obstacle", async () => {
      const anything = fc.string({ unit: "binary", maxLength: 400 })
      const property = fc.asyncProperty(anything, async (subject) => {
        const [text] = await heard(name, subject)
        expect(text).toEqual(expect.any(String))
      })
      await fc.assert(property, { numRuns: 10 })
    })
  })
})

function visit(url: string, init: RequestInit = {}): Promise<unknown> {
  return fetch(url, { redirect: "manual", ...init })
}

function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_, unit: string) => String.fromCharCode(Number(unit)))
}
