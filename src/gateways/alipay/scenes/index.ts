import { page } from "./page"
import { preauth, PREAUTH_FORMS } from "./preauth"
import { qr } from "./qr"
import type { AlipayScene } from "./scene"

/** The first one is the default. */
export const ALIPAY_SCENES: Readonly<Record<string, AlipayScene>> = { page, qr, preauth }

/** The scenes that know several forms of instruction. */
export const ALIPAY_FORMS: Readonly<Record<string, readonly string[]>> = { preauth: PREAUTH_FORMS }
