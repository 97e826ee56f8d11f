import type { Shop } from "./shop-suite"

/** What it takes to sell in a shop and to look into its tables, wherever the shop runs. */
export type SellingShop = Pick<Shop, "db" | "store" | "admin" | "gateways">
