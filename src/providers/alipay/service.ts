import { CnpayProvider } from "../provider"

/** `pp_alipay_<id>`. */
export class AlipayProvider extends CnpayProvider {
  static override identifier = "alipay"
}
