import type { SceneTerms } from "../../gateway"
import { page } from "./page"
import { preauth, PREAUTH_FORMS } from "./preauth"
import { qr } from "./qr"
import type { AlipayScene } from "./scene"

/** The first one is the default. */
export const ALIPAY_SCENES: Readonly<Record<string, AlipayScene>> = { page, qr, preauth }

export const ALIPAY_TERMS: Readonly<Record<string, SceneTerms>> = {
  preauth: { forms: PREAUTH_FORMS },
}
