import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from "react"
import { yuanRegion } from "./api/catalog"
import { findCart } from "./api/cart"
import type { Cart, Region } from "./api/types"
import { remembered } from "./memory"
import { Loading } from "./parts/loading"
import { NoYuanRegion, Problem } from "./parts/problem"
import { medusa } from "./settings"
import { useLoaded } from "./use-loaded"

interface Shop {
  region: Region
  /** The cart that this browser remembers, even when it has become an order. */
  cart: Cart | null
  /** The same, while things can still be put into it. */
  openCart: Cart | null
  setCart(cart: Cart | null): void
  /** Asks the server for the cart again: another tab, or the gateway, may have changed it. */
  reloadCart(): Promise<Cart | null>
}

const ShopContext = createContext<Shop | null>(null)
const keptCart = remembered("cnpay.cart")

async function rememberedCart(): Promise<Cart | null> {
  const id = keptCart.read()
  return id === null ? null : findCart(medusa, id)
}

async function open() {
  const [region, cart] = await Promise.all([yuanRegion(medusa), rememberedCart()])
  if (!region) throw new NoYuanRegion()
  return { region, cart }
}

/** Opens the shop: the region, and the cart that this browser remembers. */
export function ShopProvider({ children }: { children: ReactNode }) {
  const opened = useLoaded(open)
  if (opened.state === "loading") return <Loading />
  if (opened.state === "failed") return <Problem error={opened.error} retry={opened.retry} />
  return <OpenShop {...opened.value}>{children}</OpenShop>
}

function OpenShop(props: { region: Region; cart: Cart | null; children: ReactNode }) {
  const [cart, show] = useState(props.cart)
  const setCart = useCallback((next: Cart | null) => {
    keptCart.write(next?.id ?? null)
    show(next)
  }, [])
  const reloadCart = useCallback(async () => {
    const next = await rememberedCart()
    setCart(next)
    return next
  }, [setCart])
  useEffect(() => {
    // A page that the back button took out of the browser's memory shows the cart of long ago.
    const revived = (event: PageTransitionEvent) => event.persisted && location.reload()
    window.addEventListener("pageshow", revived)
    return () => window.removeEventListener("pageshow", revived)
  }, [])
  const openCart = cart?.completed_at ? null : cart
  return (
    <ShopContext.Provider value={{ region: props.region, cart, openCart, setCart, reloadCart }}>
      {props.children}
    </ShopContext.Provider>
  )
}

export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (!shop) throw new Error("useShop is used outside of ShopProvider")
  return shop
}
