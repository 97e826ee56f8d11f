import "./gateways"

export default async function stopGateways(): Promise<void> {
  await Promise.all((globalThis.cnpaySimulators ?? []).map((simulator) => simulator.stop()))
}
