import { Module } from "@medusajs/framework/utils"
import { revertMigration, runMigrations } from "./migrations"
import { CnpayArchiveModuleService } from "./service"

/** Name under which the container holds the archive. */
export const CNPAY_ARCHIVE_MODULE = "cnpayArchive"

export default {
  ...Module(CNPAY_ARCHIVE_MODULE, { service: CnpayArchiveModuleService }),
  // TypeORM's tables are not Medusa's models, so that the module migrates them itself.
  runMigrations,
  revertMigration,
}
