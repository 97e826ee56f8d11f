import "./gateways"

export default async function stopGateways(): Promise<void> {
  await globalThis.cnpaySimulator?.stop()
}
