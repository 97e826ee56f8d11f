import { Module } from "@medusajs/framework/utils"
import { CnpayModuleService } from "./service"

/** Name under which the container holds the module. */
export const CNPAY_MODULE = "cnpay"

export default Module(CNPAY_MODULE, { service: CnpayModuleService })
