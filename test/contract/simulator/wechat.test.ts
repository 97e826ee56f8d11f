import { X509Certificate } from "node:crypto"
import { Aes, Decorator, Formatter, Rsa } from "wechatpay-axios-plugin"
import { SimulatorControl, startSimulator, type Simulator } from "../../../simulator"
import { until } from "../../support/until"
import { startShop, type Received, type Shop } from "./support/shop"
import { closePath, NATIVE, nativeOrder, REFUNDS, tradePath } from "./support/wechat-caller"

let simulator: Simulator
let control: SimulatorControl
let shop: Shop

beforeAll(async () => {
  shop = await startShop()
  simulator = await startSimulator({ retryFactor: 0.001 })
  control = new SimulatorControl(simulator.url)
})

afterAll(async () => {
  await simulator.stop()
  await shop.stop()
})

/** A stock client: it refuses any 2xx that is not signed by the one key it was given. */
function client(serial: string, publicKey: string) {
  const { env } = simulator
  const { v3 } = new Decorator({
    baseURL: env.WECHAT_ENDPOINT,
    mchid: env.WECHAT_MCH_ID,
    serial: env.WECHAT_SERIAL_NO,
    privateKey: env.WECHAT_PRIVATE_KEY,
    certs: { [serial]: publicKey },
    headers: { "Wechatpay-Serial": serial },
  })
  return v3
}

function byPublicKey() {
  return client(simulator.env.WECHAT_PUBLIC_KEY_ID, simulator.env.WECHAT_PUBLIC_KEY)
}

function byCertificate() {
  const { serialNo, pem } = simulator.credentials.wechat.certificate
  return client(
    serialNo,
    new X509Certificate(pem).publicKey.export({ type: "spki", format: "pem" }).toString()
  )
}

/** Verifies and decrypts a notification, by nothing but the official rules. */
function read({ headers, body }: Received) {
  const { env } = simulator
  const header = (name: string) => String(headers[`wechatpay-${name}`])
  expect(header("serial")).toBe(env.WECHAT_PUBLIC_KEY_ID)
  const text = Formatter.response(header("timestamp"), header("nonce"), body)
  const key = Rsa.from(env.WECHAT_PUBLIC_KEY, Rsa.KEY_TYPE_PUBLIC)
  expect(Rsa.verify(text, header("signature"), key)).toBe(true)
  const envelope = JSON.parse(body) as {
    id: string
    event_type: string
    resource: Record<"ciphertext" | "nonce" | "associated_data", string>
  }
  const { ciphertext, nonce, associated_data: aad } = envelope.resource
  const plain = Aes.AesGcm.decrypt(ciphertext, env.WECHAT_API_V3_KEY, nonce, aad)
  return { envelope, resource: JSON.parse(plain) as Record<string, unknown> }
}

async function told(path: string, event: string) {
  const notice = () =>
    shop.received
      .filter((it) => it.path === path)
      .map(read)
      .find(({ envelope }) => envelope.event_type === event)
  return until(notice, { what: `${event} at ${path}` })
}

type Fields = Record<string, unknown>

async function create(changes: Fields = {}) {
  const order = nativeOrder(simulator, changes)
  const { data } = await byPublicKey().post<{ code_url: string }>(NATIVE, order)
  return { codeUrl: data.code_url, no: order.out_trade_no }
}

const query = (no: string) => byPublicKey().get<Fields>(tradePath(simulator, no))

describe("WeChat Pay, as a stock client sees it", () => {
  it("gives a code that leads to the phone, and says little about an unpaid order", async () => {
    const { codeUrl, no } = await create()
    expect((await fetch(codeUrl)).status).toBe(200)
    const { data } = await query(no)
    expect(data).toEqual({
      appid: simulator.env.WECHAT_APP_ID,
      mchid: simulator.env.WECHAT_MCH_ID,
      out_trade_no: no,
      trade_state: "NOTPAY",
      trade_state_desc: "订单未支付",
    })
  })

  it("knows a number whose signs are percent-encoded in the path", async () => {
    const { no } = await create({ out_trade_no: `a|b*c-${process.pid}` })
    expect((await query(encodeURIComponent(no))).data).toMatchObject({ out_trade_no: no })
  })

  it("is paid, notifies with AEAD_AES_256_GCM and repeats the shop's attach", async () => {
    const { no } = await create({ notify_url: `${shop.url}/paid`, attach: "cart 7" })
    await control.pay("wechat", no)
    const { resource } = await told("/paid", "TRANSACTION.SUCCESS")
    expect(resource).toMatchObject({
      out_trade_no: no,
      trade_state: "SUCCESS",
      attach: "cart 7",
      amount: { total: 1990, payer_total: 1990, currency: "CNY", payer_currency: "CNY" },
    })
    const { data } = await query(no)
    expect(data).toEqual(resource)
    const { WECHAT_MCH_ID: mchid } = simulator.env
    const path = `/v3/pay/transactions/id/${String(data["transaction_id"])}`
    const byId = await byPublicKey().get<Fields>(path, { params: { mchid } })
    expect(byId.data).toEqual(data)
  })

  it("says what the developer wants under a genuine signature", async () => {
    const { no } = await create({ notify_url: `${shop.url}/altered` })
    const set = { "amount.total": 1, attach: "x", "envelope.event_type": "TRANSACTION.ODD" }
    await control.notify("wechat", no, { set })
    const { resource } = await told("/altered", "TRANSACTION.ODD")
    expect(resource).toMatchObject({ attach: "x", amount: { total: 1, payer_total: 1990 } })
    expect((await query(no)).data).toMatchObject({ trade_state: "NOTPAY" })
  })

  it("closes with a signed, empty 204, and again without complaint", async () => {
    const { no } = await create()
    const mchid = simulator.env.WECHAT_MCH_ID
    const close = () => byPublicKey().post(closePath(no), { mchid })
    expect((await close()).status).toBe(204)
    expect((await close()).status).toBe(204)
    expect((await query(no)).data).toMatchObject({ trade_state: "CLOSED" })
  })

  it("accepts a refund, finishes it a little later and notifies with refund_status", async () => {
    const { no } = await create()
    await control.pay("wechat", no)
    const body = {
      out_trade_no: no,
      out_refund_no: `${no}_r1`,
      notify_url: `${shop.url}/refunded`,
      amount: { refund: 990, total: 1990, currency: "CNY" },
    }
    const { data } = await byPublicKey().post<Fields>(REFUNDS, body)
    expect(data).toMatchObject({ status: "PROCESSING", amount: { refund: 990, total: 1990 } })
    expect((await query(no)).data).toMatchObject({ trade_state: "REFUND" })
    const { resource } = await told("/refunded", "REFUND.SUCCESS")
    expect(resource).toMatchObject({ out_refund_no: `${no}_r1`, refund_status: "SUCCESS" })
    expect(resource["amount"]).toEqual({
      total: 1990,
      refund: 990,
      payer_total: 1990,
      payer_refund: 990,
    })
    const found = await byPublicKey().get<Fields>(`${REFUNDS}/${no}_r1`)
    expect(found.data).toMatchObject({ status: "SUCCESS", refund_id: data["refund_id"] })
  })

  it("signs by its certificate when the request does not name the public key", async () => {
    const { data } = await byCertificate().get<Certificates>("/v3/certificates")
    const [{ serial_no: serial, encrypt_certificate: sealed }] = data.data
    const { ciphertext, nonce, associated_data: aad } = sealed
    const pem = Aes.AesGcm.decrypt(ciphertext, simulator.env.WECHAT_API_V3_KEY, nonce, aad)
    const certificate = new X509Certificate(pem)
    expect(certificate.serialNumber).toBe(serial)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    const headers = { "Wechatpay-Serial": serial }
    await expect(byPublicKey().get("/v3/certificates", { headers })).rejects.toThrow(
      "Wechatpay-Serial"
    )
  })
})

describe("WeChat Pay's other orders, as a stock client sees them", () => {
  const base = "/v3/pay/transactions"
  const numbers = () => ({ mchid: simulator.env.WECHAT_MCH_ID })
  const openidFor = async (appId: string, secret: string) => {
    const { code } = await control.loginCode(appId)
    const query = new URLSearchParams({ appid: appId, secret, code })
    const target = `${simulator.url}/sns/oauth2/access_token?grant_type=authorization_code&${query.toString()}`
    return ((await (await fetch(target)).json()) as { openid: string }).openid
  }

  it("prepare a payment for a shopper of the app, and for nobody else", async () => {
    const { appId, appSecret, mini } = simulator.credentials.wechat
    const openid = await openidFor(appId, appSecret)
    const ordered = nativeOrder(simulator, { payer: { openid } })
    const { data } = await byPublicKey().post<Fields>(`${base}/jsapi`, ordered)
    expect(data).toEqual({ prepay_id: expect.stringMatching(/^wx\w{20,}$/) })
    const foreign = nativeOrder(simulator, { appid: mini.appId, payer: { openid } })
    await expect(byPublicKey().post(`${base}/jsapi`, foreign)).rejects.toMatchObject({
      response: { status: 400, data: { code: "PARAM_ERROR" } },
    })
  })

  it.each([
    ["app", {}, "prepay_id"],
    [
      "h5",
      { scene_info: { payer_client_ip: "14.23.150.211", h5_info: { type: "Wap" } } },
      "h5_url",
    ],
  ])("of %s answer with %s", async (scene, more, member) => {
    const { data } = await byPublicKey().post<Fields>(
      `${base}/${scene}`,
      nativeOrder(simulator, more)
    )
    expect(Object.keys(data)).toEqual([member])
  })

  it.each<[string, Fields]>([
    ["jsapi", {}],
    ["jsapi", { payer: {} }],
    ["h5", {}],
    ["h5", { scene_info: { payer_client_ip: "14.23.150.211" } }],
    ["h5", { scene_info: { payer_client_ip: "home", h5_info: { type: "Wap" } } }],
    ["h5", { scene_info: { payer_client_ip: "1.2.3.4", h5_info: { type: "Fridge" } } }],
    ["app", { payer: { openid: "o1" } }],
    ["codepay", { payer: { auth_code: "130000000000000000" } }],
  ])("of %s are refused with %j", async (scene, more) => {
    const refused = byPublicKey().post(`${base}/${scene}`, nativeOrder(simulator, more))
    await expect(refused).rejects.toMatchObject({
      response: { status: 400, data: { code: "PARAM_ERROR" } },
    })
  })

  it("by a code are paid at once, and can be taken back with the money", async () => {
    const { auth_code } = await control.paymentCode("pays")
    const { notify_url: _, ...content } = nativeOrder(simulator)
    const scene_info = { store_info: { out_id: "1" } }
    const wanted = { ...content, payer: { auth_code }, scene_info }
    const { data } = await byPublicKey().post<Fields>(`${base}/codepay`, wanted)
    expect(data).toMatchObject({ trade_state: "SUCCESS", trade_type: "MICROPAY" })
    const no = content.out_trade_no
    const owner = { ...numbers(), appid: simulator.env.WECHAT_APP_ID }
    const reverse = `${base}/out-trade-no/${no}/reverse`
    const reversed = until(
      async () =>
        (
          await byPublicKey()
            .post(reverse, owner)
            .catch(() => null)
        )?.status === 200,
      { what: "fifteen seconds, shortened, are over" }
    )
    expect(await reversed).toBe(true)
    expect((await query(no)).data).toMatchObject({ trade_state: "REVOKED" })
  })

  it("of a service provider are its own, and its sub-merchant's", async () => {
    const { sub, appId, mchId } = simulator.credentials.wechat
    const { appid: _, mchid: __, ...content } = nativeOrder(simulator)
    const ids = { sp_mchid: mchId, sub_mchid: sub.mchId }
    const partner = "/v3/pay/partner/transactions"
    const wanted = { ...content, ...ids, sp_appid: appId }
    await byPublicKey().post(`${partner}/native`, wanted)
    const path = `/out-trade-no/${content.out_trade_no}`
    const { data } = await byPublicKey().get<Fields>(partner + path, { params: ids })
    expect(data).toMatchObject({ ...ids, sp_appid: appId, trade_state: "NOTPAY" })
    expect(data).not.toHaveProperty("mchid")
    await expect(query(content.out_trade_no)).rejects.toMatchObject({ response: { status: 400 } })
    const stranger = { ...wanted, sub_mchid: "1600000000" }
    await expect(byPublicKey().post(`${partner}/native`, stranger)).rejects.toMatchObject({
      response: { status: 403, data: { code: "NO_AUTH" } },
    })
    expect((await byPublicKey().post(`${partner}${path}/close`, ids)).status).toBe(204)
  })
})

interface Certificates {
  data: [{ serial_no: string; encrypt_certificate: Record<SealedField, string> }]
}

type SealedField = "ciphertext" | "nonce" | "associated_data"
