import { Client } from "@medusajs/framework/pg"

const DUPLICATE_DATABASE = "42P04"

/** Does something with one connection, and closes it. */
export async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** Makes the database unless there is one already. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    } catch (error) {
      if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error
    }
  })
}
