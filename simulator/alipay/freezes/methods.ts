import type { Method } from "../methods"
import { captureFreeze } from "./capture"
import { cancelOperation, queryOperation, unfreeze } from "./operations"
import { createVoucher } from "./orders"
import { CAPTURE, DETAIL_QUERY, OPERATION_CANCEL, UNFREEZE, VOUCHER_CREATE } from "./sheets"

/** 预授权: freezing money, taking it later, and setting it free. */
export const FREEZE_METHODS: Record<string, Method> = {
  "alipay.fund.auth.order.voucher.create": {
    operation: "create",
    sheet: VOUCHER_CREATE,
    act: createVoucher,
  },
  "alipay.fund.auth.operation.detail.query": {
    operation: "freeze_query",
    sheet: DETAIL_QUERY,
    act: (world, { biz }) => queryOperation(world, biz),
  },
  "alipay.fund.auth.order.unfreeze": {
    operation: "unfreeze",
    sheet: UNFREEZE,
    act: (world, { biz, notifyUrl }) => unfreeze(world, biz, notifyUrl),
  },
  "alipay.fund.auth.operation.cancel": {
    operation: "close",
    sheet: OPERATION_CANCEL,
    act: (world, { biz }) => cancelOperation(world, biz),
  },
}

/** alipay.trade.pay with an `auth_no` */
export const CAPTURE_METHOD: Method = { operation: "capture", sheet: CAPTURE, act: captureFreeze }
