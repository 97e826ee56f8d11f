import { createHash, X509Certificate } from "node:crypto"

/** The certificates of a PEM text, in its order; none when one of them is none. */
export function readCertificates(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    return blocks.map((block) => new X509Certificate(block))
  } catch {
    return []
  }
}

/**
 * Alipay's number of a certificate: MD5 of the issuer, most special part first, and the serial in
 * decimal. Node writes the issuer with one part a line, most general part first.
 * @see https://opendocs.alipay.com/common/057k53
 */
export function certificateSn({ issuer, serialNumber }: X509Certificate): string {
  const name = issuer.split("\n").reverse().join(",")
  const serial = BigInt(`0x${serialNumber}`).toString()
  return createHash("md5")
    .update(name + serial)
    .digest("hex")
}

/** Of all roots that Alipay hands out, those with RSA keys count; others are for SM2 and EC. */
export function rootSn(roots: readonly X509Certificate[]): string {
  return roots.filter(isRsa).map(certificateSn).join("_")
}

function isRsa(certificate: X509Certificate): boolean {
  try {
    return certificate.publicKey.asymmetricKeyType === "rsa"
  } catch {
    // Node cannot read a key on a curve that it does not know.
    return false
  }
}

export function isValidAt(certificate: X509Certificate, now: Date): boolean {
  return new Date(certificate.validFrom) <= now && now < new Date(certificate.validTo)
}

/** How many certificates may stand between one of Alipay's and its root. */
const LONGEST_CHAIN = 4

/** Whether a certificate leads to one of the roots, over issuers that are valid themselves. */
export function leadsToRoot(
  certificate: X509Certificate,
  {
    issuers,
    roots,
    now,
  }: { issuers: readonly X509Certificate[]; roots: readonly X509Certificate[]; now: Date }
): boolean {
  let current = certificate
  for (let steps = 0; steps < LONGEST_CHAIN; steps += 1) {
    if (!isValidAt(current, now)) return false
    if (roots.some((root) => isIssuedBy(current, root) && isValidAt(root, now))) return true
    const next = issuers.find((issuer) => issuer.ca && isIssuedBy(current, issuer))
    if (!next) return false
    current = next
  }
  return false
}

export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    // A root of another kind of key cannot have signed it.
    return false
  }
}
