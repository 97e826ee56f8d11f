import { selfSignedCertificate } from "./certificate"
import type { Credentials } from "./credentials"

/** The certificate of this machine's loopback address: the same for the same credentials. */
export function tlsIdentity({ wechat }: Credentials): { key: string; cert: string } {
  const { privateKey: key, serialNo } = wechat.certificate
  const cert = selfSignedCertificate({
    serialNo: `01${serialNo.slice(2)}`,
    commonName: "Simulated gateways",
    privateKey: key,
    notBefore: new Date("2020-01-01T00:00:00Z"),
    notAfter: new Date("2049-01-01T00:00:00Z"),
    address: "127.0.0.1",
  })
  return { key, cert }
}
