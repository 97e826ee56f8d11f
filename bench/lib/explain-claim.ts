import type { Connection } from "../../src/modules/cnpay/queries"
import { claimNotifications } from "../../src/modules/cnpay/queries"

/** How Postgres goes about the claim. The statement is the product's; only `explain` is put before. */
export async function explainClaim(db: Connection): Promise<string> {
  const now = new Date()
  const lines: string[] = []
  const explaining = {
    raw: async (sql: string, bindings: Record<string, Date | string | number>) => {
      const result = await db.raw(`explain (analyze, buffers) ${sql}`, bindings)
      for (const row of result.rows as { "QUERY PLAN": string }[]) lines.push(row["QUERY PLAN"])
      return { rows: [] }
    },
  } as unknown as Connection
  await claimNotifications(explaining, {
    accounts: ["wechat_main"],
    lease: "explained",
    now,
    until: now,
    limit: 1,
  })
  return lines.join("\n")
}
