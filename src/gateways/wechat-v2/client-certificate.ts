import { X509Certificate } from "node:crypto"
import { createSecureContext } from "node:tls"
import type { TlsIdentity } from "../http"

/** Node opens a `.p12` for TLS alone; the certificate that it then holds can be had as bytes. */
export function certificateOf({ cert, pfx, passphrase }: TlsIdentity): X509Certificate | null {
  if (cert) return new X509Certificate(cert)
  if (!pfx) return null
  const { context } = createSecureContext({ pfx, ...(passphrase ? { passphrase } : {}) })
  const der = (context as { getCertificate?(): Buffer | null }).getCertificate?.()
  return der ? new X509Certificate(der) : null
}
