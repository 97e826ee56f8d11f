import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * What every statement runs on. Payment providers cannot reach the module, but they can reach the
 * shop's own connection, so that both share the very same statements.
 */
export type Connection = Knex
