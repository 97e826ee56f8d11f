import { GatewayError } from "../../core/errors"

/**
 * `NOT_ENOUGH` of a refund: the merchant's balance does not suffice, and the same request may be sent
 * again after a top-up. Of a payment code the same word means the shopper's money, and no more.
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013070371
 */
export async function orUnfunded<T>(refund: () => Promise<T>): Promise<T> {
  try {
    return await refund()
  } catch (error) {
    if (!(error instanceof GatewayError) || !/^NOT_?ENOUGH$/i.test(error.code)) throw error
    const { gateway, operation, code, requestId, reason: message } = error
    const about = { gateway, operation, code, message, requestId, cause: error }
    throw new GatewayError({ ...about, kind: "unfunded" })
  }
}
