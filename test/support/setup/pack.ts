import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { ShopApp } from "../package/shop-app"
import { packInto } from "../package/tarball"

/** Before all tests of the package: builds and packs the plugin, and installs it in one shop. */
export default function pack(): void {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "cnpay-pack-"))
  process.env.CNPAY_PACKED = scratch
  ShopApp.make(path.join(scratch, "shop"), packInto(scratch))
}
