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

interface Certificates {
  data: [{ serial_no: string; encrypt_certificate: Record<SealedField, string> }]
}

type SealedField = "ciphertext" | "nonce" | "associated_data"
