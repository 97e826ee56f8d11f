import type { SceneTerms } from "../../gateway"
import { app } from "./app"
import { barcode } from "./barcode"
import { jsapi } from "./jsapi"
import { page } from "./page"
import { preauth } from "./preauth"
import { qr } from "./qr"
import type { AlipayScene } from "./scene"
import { wap } from "./wap"

/** The first one is the default. A mini program and a page inside Alipay pay alike. */
export const ALIPAY_SCENES: Readonly<Record<string, AlipayScene>> = {
  ...{ page, wap, app, qr, jsapi, mini: jsapi, barcode, preauth },
}

export const ALIPAY_TERMS: Readonly<Record<string, SceneTerms>> = Object.fromEntries(
  Object.entries(ALIPAY_SCENES).flatMap(([name, { terms }]) => (terms ? [[name, terms]] : []))
)
