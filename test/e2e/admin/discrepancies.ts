import type { Locator } from "playwright-core"
import { discrepancies as texts } from "../../../admin/i18n/en/discrepancies"
import { DISCREPANCY_KINDS, type DiscrepancyKind } from "../../../src/core/discrepancy"
import type { Move } from "../../../src/core/moves"
import { cameraFor } from "../../support/e2e/camera"
import type { Desk } from "../../support/e2e/desk"
import { seedDiscrepancies } from "../../support/e2e/seed-discrepancies"
import { unpaidOrder } from "../../support/e2e/unpaid-order"

/** In every state. */
const LIST = "/cnpay/reconciliation?tab=discrepancies"
const REASON = "asked the bank about it"

/** A legal move for each kind; what it sends, in yuan, is repeated with whom it goes to. */
const RESOLUTIONS: Readonly<
  Record<DiscrepancyKind, { move: Move; sends?: string; to?: string; asks?: "reason" | "order" }>
> = {
  only_at_gateway: { move: "refund", sends: "128.00", to: "the shopper who paid" },
  only_in_store: { move: "cancel_capture", asks: "reason" },
  refund_only_at_gateway: { move: "record_refund" },
  refund_missing: { move: "query_refund" },
  amount_differs: { move: "settle" },
  currency_differs: { move: "query" },
  payee_differs: { move: "query" },
  state_differs: { move: "query_refund" },
  fee_differs: { move: "accept", asks: "reason" },
  late_money: { move: "link", asks: "order" },
  paid_twice: { move: "refund", sends: "128.00", to: "s•••@example.com" },
  settled_to_canceled: { move: "refund", sends: "128.00", to: "s•••@example.com" },
  refund_failed: { move: "retry", sends: "28.00", to: "s•••@example.com" },
  not_refunded: { move: "refund", sends: "128.00", to: "s•••@example.com" },
  transaction_differs: { move: "settle" },
  books_differ: { move: "accept", asks: "reason" },
  fund_missing: { move: "accept", asks: "reason" },
  balance_differs: { move: "accept", asks: "reason" },
  repeated_line: { move: "accept", asks: "reason" },
  unknown_line: { move: "accept", asks: "reason" },
}

/** Those that look otherwise than the others. */
const LOOKED_AT: readonly DiscrepancyKind[] = [
  "only_at_gateway",
  "payee_differs",
  "late_money",
  "books_differ",
]

/** One discrepancy of each kind, opened and resolved as a person does it in the morning. */
export function discrepanciesWalk(desk: Desk): void {
  const look = cameraFor("discrepancies")
  const nameOf = (kind: DiscrepancyKind) => texts.kinds[kind]
  const linkOf = (kind: DiscrepancyKind) =>
    desk.page.getByRole("link", { name: nameOf(kind), exact: true })
  const rowOf = (kind: DiscrepancyKind) => desk.page.getByRole("row").filter({ has: linkOf(kind) })
  const open = async (kind: DiscrepancyKind): Promise<Locator> => {
    await linkOf(kind).click()
    const drawer = desk.page.getByRole("dialog")
    await drawer.getByText(texts.means[kind]).waitFor()
    return drawer
  }

  let unpaid: string
  beforeAll(async () => {
    unpaid = await unpaidOrder(desk.selling, desk.shop.seeded.regionId)
    expect(await seedDiscrepancies(desk.selling)).toEqual([...DISCREPANCY_KINDS].sort())
    await desk.visit(LIST)
    await linkOf("paid_twice").waitFor()
    await look(desk.page, "all")
    const drawer = await open("amount_differs")
    await look(desk.page, "drawer")
    await desk.page.keyboard.press("Escape")
    await drawer.waitFor({ state: "hidden" })
  }, 120_000)

  it.each(DISCREPANCY_KINDS)("of the kind %s is opened and resolved", async (kind) => {
    const { page } = desk
    const { move, sends, to, asks } = RESOLUTIONS[kind]
    // One that could not be resolved does not stand in the way of the others.
    if (await page.getByRole("dialog").isVisible()) await desk.visit(LIST)
    const isSaid = sends !== undefined || asks === "reason"
    const drawer = await open(kind)
    await drawer.getByRole("radio", { name: texts.moves[move] }).click()
    if (isSaid) await drawer.getByRole("textbox", { name: /^Reason/ }).fill(REASON)
    if (asks === "order") {
      await drawer.getByRole("textbox", { name: "Order" }).fill(unpaid)
      await drawer.getByText(/^Order #\d+, ¥128\.00$/).waitFor()
    }
    if (LOOKED_AT.includes(kind)) await look(page, kind)
    await drawer.getByRole("button", { name: texts.moves[move] }).click()
    if (sends) {
      const prompt = page.getByRole("alertdialog")
      await prompt.getByText(`${texts.moves[move]}: ¥${sends} to ${to}.`).waitFor()
      if (LOOKED_AT.includes(kind)) await look(page, `${kind}-confirm`)
      await prompt.getByRole("textbox").fill(sends)
      await prompt.getByRole("button", { name: texts.moves[move] }).click()
    }

    const end = move === "accept" ? texts.states.accepted : texts.states.resolved
    await rowOf(kind).getByText(end, { exact: true }).waitFor()
    if (await drawer.isHidden()) await open(kind)
    const entry = drawer.getByRole("listitem").filter({ hasText: desk.shop.login.email }).first()
    await entry.getByText(texts.moves[move], { exact: true }).waitFor()
    if (isSaid) await entry.getByText(REASON).waitFor()
    await page.keyboard.press("Escape")
    await drawer.waitFor({ state: "hidden" })
  })

  it("are all resolved in the end, and every fen that was asked back has gone back", async () => {
    const { db, gateways } = desk.selling
    const { rows } = await db.raw(
      `select kind, state from cnpay_discrepancy where state not in ('resolved', 'accepted')`
    )
    expect(rows).toEqual([])
    const { refunds } = await gateways.books()
    const sent = refunds.filter(({ state }) => state === "SUCCESS")
    const asked = Object.values(RESOLUTIONS).flatMap(({ sends }) => sends ?? [])
    for (const yuan of asked) {
      expect(sent.map(({ amount_fen: fen }) => (fen / 100).toFixed(2))).toContain(yuan)
    }
    await look(desk.page, "all-resolved")
  })
}
