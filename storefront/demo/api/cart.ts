import type Medusa from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/framework/types"
import type { Cart, Region, ShippingOption } from "./types"

const fields = "+items.total,+shipping_methods.name"

/** The cart, or `null` when the server knows no such cart. */
export async function findCart(medusa: Medusa, id: string): Promise<Cart | null> {
  try {
    return (await medusa.store.cart.retrieve(id, { fields })).cart
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

/** Puts one more into the cart, or into a new cart when there is none. */
export async function addItem(medusa: Medusa, region: Region, cart: Cart | null, variant: string) {
  const item = { variant_id: variant, quantity: 1 }
  if (cart) return (await medusa.store.cart.createLineItem(cart.id, item, { fields })).cart
  const first = { region_id: region.id, items: [item] }
  return (await medusa.store.cart.create(first, { fields })).cart
}

export async function setQuantity(medusa: Medusa, cart: Cart, item: string, quantity: number) {
  if (quantity > 0)
    return (await medusa.store.cart.updateLineItem(cart.id, item, { quantity }, { fields })).cart
  await medusa.store.cart.deleteLineItem(cart.id, item)
  return findCart(medusa, cart.id)
}

/** Saves the address and, unless the shopper chose before, the cheapest way to ship to it. */
export async function saveAddress(
  medusa: Medusa,
  cart: Cart,
  email: string,
  address: HttpTypes.StoreAddAddress
): Promise<Cart> {
  const update = { email, shipping_address: address, billing_address: address }
  const saved = (await medusa.store.cart.update(cart.id, update, { fields })).cart
  const options = await shippingOptions(medusa, saved.id)
  const chosen = saved.shipping_methods?.[0]?.shipping_option_id
  if (options.some(({ id }) => id === chosen)) return saved
  const [cheapest] = [...options].sort((one, other) => one.amount - other.amount)
  return cheapest ? chooseShipping(medusa, saved, cheapest.id) : saved
}

export async function shippingOptions(medusa: Medusa, cartId: string): Promise<ShippingOption[]> {
  return (await medusa.store.fulfillment.listCartOptions({ cart_id: cartId })).shipping_options
}

export async function chooseShipping(medusa: Medusa, cart: Cart, option: string): Promise<Cart> {
  return (await medusa.store.cart.addShippingMethod(cart.id, { option_id: option }, { fields }))
    .cart
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 404
}
