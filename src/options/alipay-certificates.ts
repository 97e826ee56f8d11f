import { createPublicKey, type KeyObject, type X509Certificate } from "node:crypto"
import { isIssuedBy, isValidAt, rootSn } from "../gateways/alipay/certificates"
import { readCertificateChain } from "./keys"
import type { OptionReader } from "./problems"
import { keyOption } from "./shared"
import type { AlipayAccount, AlipayOptions } from "./types"

const FILES = ["appCertificate", "alipayCertificate", "alipayRootCertificate"] as const

export function hasCertificates(given: Partial<AlipayOptions>): boolean {
  return FILES.some((name) => given[name] !== undefined)
}

/** The three files of certificate mode, each checked against the others. */
export function readAlipayCertificates(
  given: Partial<AlipayOptions>,
  options: OptionReader,
  privateKey: KeyObject | null
): AlipayAccount["certificates"] {
  const [app, alipay, roots] = FILES.map((name) =>
    keyOption(options, name, readCertificateChain, given[name])
  )
  if (!app?.[0] || !alipay?.[0] || !roots) return null
  checkOwnership(options, app[0], privateKey)
  checkOrigin(options, alipay, roots)
  for (const [name, certificate] of [[FILES[0], app[0]] as const, [FILES[1], alipay[0]] as const]) {
    if (!isValidAt(certificate, new Date())) {
      options.problem(
        name,
        `is valid from ${certificate.validFrom} to ${certificate.validTo} only: get a new one from the open platform.`
      )
    }
  }
  return { app: pem([app[0]]), alipay: pem(alipay), roots: pem(roots) }
}

function checkOwnership(
  options: OptionReader,
  app: X509Certificate,
  privateKey: KeyObject | null
): void {
  if (!privateKey || app.publicKey.equals(createPublicKey(privateKey))) return
  options.problem(
    "appCertificate",
    "does not belong to `privateKey`: give the pair that was made together (appCertPublicKey_….crt)."
  )
}

/** The file may end before the root; what is in it must fit together. */
function checkOrigin(
  options: OptionReader,
  chain: readonly X509Certificate[],
  roots: readonly X509Certificate[]
): void {
  if (rootSn(roots) === "") {
    options.problem("alipayRootCertificate", "holds no RSA root: give alipayRootCert.crt.")
  }
  const [first, ...issuers] = chain
  const above = [...issuers, ...roots]
  const named = above.filter(({ subject }) => subject === first?.issuer)
  if (first && named.length > 0 && !named.some((issuer) => isIssuedBy(first, issuer))) {
    options.problem(
      "alipayCertificate",
      "was not issued by the certificate that it names: give alipayCertPublicKey_RSA2.crt as it was downloaded."
    )
  }
  if (first?.ca) {
    options.problem(
      "alipayCertificate",
      "is an authority's certificate: give alipayCertPublicKey_RSA2.crt, not the root."
    )
  }
}

function pem(certificates: readonly X509Certificate[]): string {
  return certificates.map((certificate) => certificate.toString()).join("")
}
