import { X509Certificate } from "node:crypto"
import { beijingRfc3339 } from "../clock"
import type { World } from "../world"
import { encrypted } from "./sign"

/** GET /v3/certificates: the platform certificates in use, encrypted for the merchant. */
export function certificates({ credentials, platform }: World) {
  const data = platform.certificates.map(({ serialNo, pem }) => {
    const { validFrom, validTo } = new X509Certificate(pem)
    return {
      serial_no: serialNo,
      effective_time: beijingRfc3339(new Date(validFrom)),
      expire_time: beijingRfc3339(new Date(validTo)),
      encrypt_certificate: encrypted(credentials, pem, "certificate"),
    }
  })
  return { data }
}
