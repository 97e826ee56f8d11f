/** Seconds from one look at an open trade to the next; the last one repeats. */
const TRADE_STEPS_S = [5, 15, 30, 60, 180, 300, 600, 1800]

/** Refunds take minutes to days; Alipay wants ten seconds before the first question. */
const REFUND_STEPS_S = [10, 30, 60, 300, 600, 1800, 3600]

/** After its last moment a trade is looked at once more, and then closed. */
const AFTER_EXPIRY_MS = 1_000

export interface TradeTiming {
  sweeps: number
  expiresAt: Date
}

/**
 * When to look at an open trade again: backing off, but always just after it has expired. Each step
 * is stretched by up to a fifth, so that what waited out an outage does not come back in one moment.
 * `random` is in [0, 1).
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012075249
 */
export function nextTradeLook(timing: TradeTiming, now: Date, random: number): Date {
  const next = after(now, stepMs(TRADE_STEPS_S, timing.sweeps, random))
  const expiry = after(timing.expiresAt, AFTER_EXPIRY_MS)
  return now < expiry && next > expiry ? expiry : next
}

/** When to look at a refund again whose end is not known. */
export function nextRefundLook(sweeps: number, now: Date, random: number): Date {
  return after(now, stepMs(REFUND_STEPS_S, sweeps, random))
}

/** A refund that waits for the merchant's balance is sent again so often, and for so long. */
const UNFUNDED_STEPS_S = [600, 1800, 3600, 3600, 7200, 14_400]
const UNFUNDED_DAYS = 7

/** When to send a refund again that the balance did not suffice for; `null`: it has waited enough. */
export function nextUnfundedLook(
  refund: { sweeps: number; created_at: Date },
  now: Date,
  random: number
): Date | null {
  if (now > after(refund.created_at, UNFUNDED_DAYS * 86_400_000)) return null
  return after(now, stepMs(UNFUNDED_STEPS_S, refund.sweeps, random))
}

/** A freeze lasts for months; only its end must not go unnoticed. */
const FREEZE_STEP_S = [6 * 3_600]

/** When to look again whether money that is frozen for an order still is. */
export function nextFreezeLook(now: Date, random: number): Date {
  return after(now, stepMs(FREEZE_STEP_S, 0, random))
}

function stepMs(steps: readonly number[], index: number, random: number): number {
  const seconds = steps[Math.min(index, steps.length - 1)] ?? 0
  return Math.round(seconds * 1_000 * (1 + random / 5))
}

function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms)
}
