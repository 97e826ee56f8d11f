import { NAMES } from "../names"
import { remediesOf } from "../remedies"

export const remedies = remediesOf(NAMES.alipay)
