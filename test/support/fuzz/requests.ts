import assert from "node:assert/strict"
import { Readable } from "node:stream"
import fc from "fast-check"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { ZodError } from "@medusajs/framework/zod"
import {
  DiscrepancyParams,
  MoveBody,
  MovesBody,
} from "../../../src/api/admin/cnpay/discrepancies/params"
import { Reason, Redirect, RefundParams } from "../../../src/api/admin/cnpay/validators"
import { addClientIp } from "../../../src/api/store/client-ip"
import { POST } from "../../../src/api/store/cnpay/payers/route"
import { readBody, BodyTooLarge } from "../../../src/api/hooks/cnpay/[provider]/body"
import { ALIPAY_SCENES, ALIPAY_TERMS } from "../../../src/gateways/alipay/scenes"
import { WECHAT_SCENES, WECHAT_TERMS } from "../../../src/gateways/wechat-v3/scenes"
import { readClientChoice } from "../../../src/providers/client-choice"
import { warped } from "./damage"
import { readOr, readOrAsync, type Target } from "./target"

const storefrontUrl = "https://www.shop.test"
const gateways = [
  { name: "alipay", scenes: Object.keys(ALIPAY_SCENES), terms: ALIPAY_TERMS },
  { name: "wechat", scenes: Object.keys(WECHAT_SCENES), terms: WECHAT_TERMS },
] as const
const scene = fc.constantFrom(...gateways.flatMap(({ scenes }) => scenes), "hasOwnProperty")
const path = fc.oneof(
  fc.webPath(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("//evil.test", "/\\evil.test", "/@evil.test", "/a\n", "/%", "/..//evil.test")
)
const clientData = scene.chain((it) =>
  fc.tuple(
    warped({ scene: it, openid: "o12345678", client_ip: "10.0.0.1", auth_code: "1".repeat(18) }),
    fc.option(path, { nil: undefined })
  )
)

const bodies = {
  Reason: [Reason, { reason: "because" }],
  Redirect: [Redirect, { reason: "because", card: { bank: "ICBC_DEBIT", number: "6".repeat(16) } }],
  MoveBody: [MoveBody, { move: "accept", reason: "counted again", amount_fen: 1990 }],
  MovesBody: [MovesBody, { ids: ["cndis_1"], move: "wait" }],
  DiscrepancyParams: [
    DiscrepancyParams,
    { state: "open", limit: "20", offset: "0", order: "-created_at" },
  ],
  RefundParams: [RefundParams, { state: ["failed"], account: "a", limit: "20", fields: "id" }],
} as const

/** As much of a request and its answer as the routes under test touch. */
function exchange(body: unknown) {
  const seen: { status: number; json: unknown } = { status: 200, json: undefined }
  const res = {
    status: (status: number) => Object.assign(res, { at: (seen.status = status) }),
    json: (json: unknown) => void (seen.json = json),
    setHeader: () => undefined,
  }
  const cnpay = { clock: () => new Date(Date.now() + 3_600_000 * turn++), gatewayOf: () => null }
  const req = { body, ip: "10.0.0.1", scope: { resolve: () => cnpay } }
  return { req: req as unknown as MedusaRequest, res: res as unknown as MedusaResponse, seen }
}
let turn = 0

export const requestTargets: Target[] = [
  {
    name: "client data: chooses what the gateway knows, or is refused in words",
    attack: (effort) =>
      fc.assert(
        fc.property(clientData, fc.constantFrom(...gateways), ([data, return_path], gateway) => {
          const choice = readOr(MedusaError, () =>
            readClientChoice({ ...data, return_path }, gateway, { storefrontUrl })
          )
          if (!choice) return
          assert.ok(gateway.scenes.includes(choice.scene))
          assert.equal(new URL(choice.returnUrl ?? "").origin, storefrontUrl)
        }),
        effort
      ),
  },
  {
    name: "client data: anything else than data changes nothing",
    attack: (effort) =>
      fc.assert(
        fc.property(warped({ provider_id: "pp_alipay_main", data: {} }), (body) => {
          const { req, res } = exchange(body)
          let isPassed = false
          addClientIp(req, res, () => (isPassed = true))
          assert.ok(isPassed)
        }),
        effort
      ),
  },
  {
    name: "store: whatever asks who a shopper is gets an answer",
    attack: (effort) => {
      const wish = warped({ provider_id: "pp_wechat_main", scene: "jsapi", code: "abc" })
      return fc.assert(
        fc.asyncProperty(fc.oneof(wish, fc.jsonValue(), fc.constant(undefined)), async (body) => {
          const { req, res, seen } = exchange(body)
          await POST(req, res)
          assert.ok(seen.status >= 400 && seen.status < 500)
          assert.ok(seen.json)
        }),
        effort
      )
    },
  },
  ...Object.entries(bodies).map(([name, [schema, good]]): Target => ({
    name: `admin: any ${name} is taken or a ZodError`,
    attack: (effort) =>
      fc.assert(
        fc.property(fc.oneof(warped(good), fc.jsonValue()), (it) => {
          readOr(ZodError, () => schema.parse(it))
        }),
        effort
      ),
  })),
  {
    name: "hooks: a body is read whole, or is too large",
    attack: (effort) => {
      const chunks = fc.array(fc.nat(20_000), { maxLength: 8 })
      return fc.assert(
        fc.asyncProperty(chunks, async (sizes) => {
          const total = sizes.reduce((sum, size) => sum + size, 0)
          const stream = sizes.map((size) => Buffer.alloc(size))
          const body = await readOrAsync(BodyTooLarge, () => readBody(Readable.from(stream)))
          assert.equal(body?.length ?? null, total > 65_536 ? null : total)
        }),
        effort
      )
    },
  },
]
