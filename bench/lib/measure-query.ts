import type { Connection } from "../../src/modules/cnpay/queries"

/** `bindings` as knex takes them. */
type Raw = (sql: string, bindings: Record<string, string>) => Promise<unknown>

/** Milliseconds at p95, of so many times after the first one. */
export async function p95Of(times: number, ask: () => Promise<unknown>): Promise<number> {
  await ask()
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const started = performance.now()
    await ask()
    took.push(performance.now() - started)
  }
  return took.sort((a, b) => a - b)[Math.ceil(times * 0.95) - 1] ?? 0
}

/** The plans of everything that is asked meanwhile. The statements are the product's; only `explain` is put before. */
export async function plansOf(
  db: Connection,
  ask: (db: Connection) => Promise<unknown>
): Promise<string[]> {
  const plans: string[] = []
  const raw: Raw = async (sql, bindings) => {
    const result = await db.raw(`explain (analyze, buffers) ${sql}`, bindings)
    const lines = (result.rows as { "QUERY PLAN": string }[]).map((row) => row["QUERY PLAN"])
    plans.push(lines.join("\n"))
    return { rows: [] }
  }
  await ask({ raw } as unknown as Connection)
  return plans
}
