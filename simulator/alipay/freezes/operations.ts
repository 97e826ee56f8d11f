import { beijingDateTime } from "../../clock"
import { fenOf, yuan } from "../../money"
import type { Freeze, Release } from "../../records"
import type { World } from "../../world"
import { BUYER } from "../buyer"
import { AlipayRefusal, success, type Fields } from "../codes"
import type { Biz } from "../rules"
import { capturedFen, endFreeze, endIfEmpty, existingFreeze, restFen } from "./freeze"
import { notifyUnfreeze } from "./notify"

/** alipay.fund.auth.operation.detail.query: the order as it stands, and one operation of it. */
export function queryOperation(world: World, biz: Biz): Fields {
  const freeze = existingFreeze(world, biz)
  const operation =
    biz["operation_type"] === "UNFREEZE" ? unfreezing(freeze, biz) : freezing(freeze)
  return success({
    auth_no: freeze.auth_no,
    out_order_no: freeze.out_order_no,
    order_title: freeze.subject,
    order_status: freeze.state,
    payer_user_id: BUYER.buyer_id,
    payer_logon_id: BUYER.buyer_logon_id,
    total_freeze_amount: yuan(freeze.frozen_at ? freeze.amount_fen : 0),
    rest_amount: yuan(restFen(world, freeze)),
    total_pay_amount: yuan(capturedFen(world, freeze)),
    gmt_create: beijingDateTime(freeze.created_at),
    ...operation,
  })
}

function freezing(freeze: Freeze): Fields {
  return {
    operation_id: operationId(freeze, 0),
    out_request_no: freeze.out_request_no,
    operation_type: "FREEZE",
    amount: yuan(freeze.amount_fen),
    status: freeze.frozen_at ? "SUCCESS" : freeze.state === "INIT" ? "INIT" : "CLOSED",
    ...(freeze.frozen_at && { gmt_trans: beijingDateTime(freeze.frozen_at) }),
  }
}

function unfreezing(freeze: Freeze, biz: Biz): Fields {
  const release = releaseOf(freeze, String(biz["out_request_no"]))
  if (!release) throw new AlipayRefusal("AUTH_OPERATION_NOT_EXIST")
  return { operation_type: "UNFREEZE", ...releaseFields(freeze, release) }
}

/** alipay.fund.auth.order.unfreeze: a repeat of a number moves nothing again. */
export function unfreeze(world: World, biz: Biz, notifyUrl: string | null): Fields {
  const freeze = existingFreeze(world, biz)
  const outRequestNo = String(biz["out_request_no"])
  const fen = fenOf(String(biz["amount"])) ?? 0
  const earlier = releaseOf(freeze, outRequestNo)
  if (earlier) {
    if (earlier.amount_fen !== fen) throw new AlipayRefusal("UNIQUE_VIOLATION")
    return success(answer(freeze, earlier))
  }
  if (freeze.state === "FINISH") throw new AlipayRefusal("ORDER_ALREADY_FINISH")
  if (freeze.state === "CLOSED") throw new AlipayRefusal("ORDER_ALREADY_CLOSED")
  if (freeze.state !== "AUTHORIZED") throw new AlipayRefusal("ILLEGAL_STATUS")
  if (fen > restFen(world, freeze)) throw new AlipayRefusal("REQUEST_AMOUNT_EXCEED")
  const release = { out_request_no: outRequestNo, amount_fen: fen, at: world.clock() }
  freeze.releases.push(release)
  endIfEmpty(world, freeze)
  notifyUnfreeze(world, freeze, release, notifyUrl)
  return success(answer(freeze, release))
}

/** alipay.fund.auth.operation.cancel: closes what nobody has frozen, UNFREEZES what somebody has. */
export function cancelOperation(world: World, biz: Biz): Fields {
  const freeze = existingFreeze(world, biz)
  if (freeze.state === "FINISH") throw new AlipayRefusal("ORDER_ALREADY_FINISH")
  const action = freeze.state === "AUTHORIZED" ? "unfreeze" : "close"
  if (freeze.state !== "CLOSED") endFreeze(world, freeze)
  return success({
    action,
    auth_no: freeze.auth_no,
    out_order_no: freeze.out_order_no,
    out_request_no: freeze.out_request_no,
    operation_id: operationId(freeze, 0),
  })
}

function releaseOf(freeze: Freeze, outRequestNo: string): Release | undefined {
  return freeze.releases.find((it) => it.out_request_no === outRequestNo)
}

function answer(freeze: Freeze, release: Release): Fields {
  const { auth_no, out_order_no } = freeze
  return { auth_no, out_order_no, ...releaseFields(freeze, release) }
}

function releaseFields(freeze: Freeze, release: Release): Fields {
  return {
    operation_id: operationId(freeze, freeze.releases.indexOf(release) + 1),
    out_request_no: release.out_request_no,
    amount: yuan(release.amount_fen),
    status: "SUCCESS",
    gmt_trans: beijingDateTime(release.at),
  }
}

export function operationId(freeze: Freeze, index: number): string {
  return `${freeze.auth_no ?? ""}${String(index).padStart(4, "0")}`
}
