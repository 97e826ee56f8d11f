import { expectOk } from "../integration/http"
import type { SellingShop } from "../integration/selling-shop"

/** An order of 128.00 that an admin has written down for somebody, and that nobody has paid for. */
export async function unpaidOrder({ admin }: SellingShop, regionId: string): Promise<string> {
  const { draft_order: draft } = expectOk(
    await admin.post<{ draft_order: { id: string } }>("/admin/draft-orders", {
      region_id: regionId,
      email: "counter@example.com",
      items: [{ title: "Kettle", quantity: 1, unit_price: 128 }],
    })
  )
  const convert = `/admin/draft-orders/${draft.id}/convert-to-order`
  return expectOk(await admin.post<{ order: { id: string } }>(convert, {})).order.id
}
