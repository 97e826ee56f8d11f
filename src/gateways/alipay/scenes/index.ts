import { page } from "./page"
import { qr } from "./qr"
import type { AlipayScene } from "./scene"

/** The first one is the default. */
export const ALIPAY_SCENES: Readonly<Record<string, AlipayScene>> = { page, qr }
