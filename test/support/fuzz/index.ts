import { alipayTargets } from "./alipay"
import { answerTargets } from "./answers"
import { billTargets } from "./bills"
import { requestTargets } from "./requests"
import type { Target } from "./target"
import { wechatTargets } from "./wechat"

export type { Effort, Target } from "./target"

/** Everything that reads what others wrote: gateways, whoever pretends to be one, shoppers, admins. */
export const TARGETS: readonly Target[] = [
  ...alipayTargets,
  ...wechatTargets,
  ...answerTargets,
  ...billTargets,
  ...requestTargets,
]
