import fs from "node:fs"

export default function removePacked(): void {
  fs.rmSync(process.env.CNPAY_PACKED ?? "", { recursive: true, force: true })
}
