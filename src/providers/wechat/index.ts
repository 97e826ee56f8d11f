import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { WechatProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [WechatProvider] })
