import type { HttpTypes } from "@medusajs/framework/types"

export type Product = HttpTypes.StoreProduct
export type Variant = HttpTypes.StoreProductVariant
export type Cart = HttpTypes.StoreCart
export type Region = HttpTypes.StoreRegion
export type Order = HttpTypes.StoreOrder
export type ShippingOption = HttpTypes.StoreCartShippingOption
export type PaymentSession = HttpTypes.StorePaymentSession
