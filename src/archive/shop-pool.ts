import type { Knex } from "@medusajs/framework/mikro-orm/knex"

type Release = (error?: unknown) => void
type Connected = (error: unknown, connection?: unknown, release?: Release) => void

/**
 * What TypeORM takes for a pool of `pg`: the shop's own connections, lent one at a time. The archive
 * needs no settings of its own then, and the database sees no client more.
 */
export function poolOver(shop: Knex): new () => object {
  return class ShopPool {
    readonly options = {}

    connect(connected: Connected): void {
      void this.lend(connected)
    }

    private async lend(connected: Connected): Promise<void> {
      try {
        const connection: unknown = await shop.client.acquireConnection()
        connected(null, connection, () => void shop.client.releaseConnection(connection))
      } catch (error) {
        connected(error)
      }
    }

    /** The connections stay the shop's: their errors are heard by it, and it closes them. */
    on(): this {
      return this
    }

    end(ended: () => void): void {
      ended()
    }
  }
}
