import { useRef, type FormEvent } from "react"
import { Navigate, useNavigate } from "react-router-dom"
import { saveAddress } from "../api/cart"
import type { Cart } from "../api/types"
import { useSay } from "../i18n"
import { AddressFields, exampleAddress, type AddressField } from "../parts/address-fields"
import { Problem } from "../parts/problem"
import { medusa } from "../settings"
import { useShop } from "../shop"
import { useAction } from "../use-action"

export function AddressPage() {
  const { openCart } = useShop()
  if (!openCart?.items?.length) return <Navigate to="/cart" replace />
  return <AddressForm cart={openCart} />
}

function AddressForm({ cart }: { cart: Cart }) {
  const say = useSay()
  const navigate = useNavigate()
  const { region, setCart } = useShop()
  const { busy, error, run } = useAction()
  const form = useRef<HTMLFormElement>(null)

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = new FormData(event.currentTarget)
    const text = (name: AddressField) => String(filled.get(name) ?? "").trim()
    const { email, ...address } = {
      email: text("email"),
      last_name: text("last_name"),
      first_name: text("first_name"),
      phone: text("phone"),
      country_code: text("country_code"),
      province: text("province"),
      city: text("city"),
      address_1: text("address_1"),
      postal_code: text("postal_code"),
    }
    void run("save", async () => {
      setCart(await saveAddress(medusa, cart, email, address))
      void navigate("/pay")
    })
  }

  const fillExample = () => {
    for (const [name, value] of Object.entries(exampleAddress)) {
      const field = form.current?.elements.namedItem(name)
      if (field instanceof HTMLInputElement) field.value = value
    }
  }

  return (
    <form className="panel narrow" ref={form} onSubmit={save}>
      <h1>{say("address")}</h1>
      <button type="button" className="plain" data-testid="example-address" onClick={fillExample}>
        {say("example")}
      </button>
      <AddressFields cart={cart} region={region} />
      {error !== null && <Problem error={error} />}
      <button type="submit" className="wide" data-testid="save-address" disabled={busy !== null}>
        {say(busy ? "saving" : "save_address")}
      </button>
    </form>
  )
}
