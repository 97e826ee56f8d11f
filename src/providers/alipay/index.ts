import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { AlipayProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [AlipayProvider] })
