import { en } from "./en"
import { zh } from "./zh"

/** For the dashboard, which merges it into its own texts: everything of ours is under `cnpay`. */
export const resources = {
  en: { translation: { cnpay: en } },
  zhCN: { translation: { cnpay: zh } },
}
