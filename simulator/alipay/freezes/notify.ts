import { beijingDateTime } from "../../clock"
import { alipayNotifyId } from "../../ids"
import { yuan } from "../../money"
import type { Freeze, Release } from "../../records"
import type { World } from "../../world"
import { BUYER } from "../buyer"
import { capturedFen, releasedFen, restFen } from "./freeze"
import { operationId } from "./operations"

function send(world: World, freeze: Freeze, url: string | null, content: Record<string, string>) {
  if (!url) return
  const { appId } = world.credentials.alipay
  world.delivery.send({
    id: alipayNotifyId(world.clock()),
    gateway: "alipay",
    out_trade_no: freeze.out_order_no,
    event: content["notify_type"] ?? "",
    url,
    content: {
      app_id: appId,
      auth_app_id: freeze.auth_app_id,
      auth_no: freeze.auth_no ?? "",
      charset: "utf-8",
      gmt_create: beijingDateTime(freeze.created_at),
      out_order_no: freeze.out_order_no,
      payer_logon_id: BUYER.buyer_logon_id,
      payer_user_id: BUYER.buyer_id,
      rest_amount: yuan(restFen(world, freeze)),
      status: "SUCCESS",
      total_freeze_amount: yuan(freeze.amount_fen),
      total_pay_amount: yuan(capturedFen(world, freeze)),
      total_unfreeze_amount: yuan(releasedFen(freeze)),
      version: "1.0",
      ...content,
    },
    attempts: [],
    acknowledged: false,
  })
}

/** The shopper has frozen the money. */
export function notifyFreeze(world: World, freeze: Freeze): void {
  send(world, freeze, freeze.notify_url, {
    notify_type: "fund_auth_freeze",
    operation_type: "FREEZE",
    operation_id: operationId(freeze, 0),
    out_request_no: freeze.out_request_no,
    amount: yuan(freeze.amount_fen),
    gmt_trans: beijingDateTime(freeze.frozen_at ?? world.clock()),
  })
}

/** Told to the address of the unfreeze call, or of the freeze when nobody has called. */
export function notifyUnfreeze(
  world: World,
  freeze: Freeze,
  release: Release,
  notifyUrl: string | null
): void {
  send(world, freeze, notifyUrl ?? freeze.notify_url, {
    notify_type: "fund_auth_unfreeze",
    operation_type: "UNFREEZE",
    operation_id: operationId(freeze, freeze.releases.indexOf(release) + 1),
    out_request_no: release.out_request_no,
    amount: yuan(release.amount_fen),
    gmt_trans: beijingDateTime(release.at),
  })
}
