import { Client } from "@medusajs/framework/pg"

export interface HeldSettlement {
  release(): Promise<void>
}

/**
 * Keeps every settlement waiting, by the table that each of them reads first. The inbox is another
 * table: notifications are still written down and acknowledged.
 */
export async function holdSettlement(databaseUrl: string): Promise<HeldSettlement> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query("begin")
  await client.query("lock table cnpay_trade in access exclusive mode")
  return {
    release: async () => {
      await client.query("rollback")
      await client.end()
    },
  }
}
