import type { Page } from "playwright-core"
import type { PaymentStatusAnswer } from "../../../storefront"
import type { Camera } from "./camera"

export type Way = "alipay-page" | "alipay-qr" | "wechat-native"

/** Somebody in the demo shop, by the clicks that a person makes. */
export class Shopper {
  constructor(
    readonly page: Page,
    private readonly look: Camera
  ) {}

  /** From the shelf to the question how to pay. */
  async fillCart(shopUrl: string, handle: string): Promise<void> {
    const { page, look } = this
    await page.goto(shopUrl)
    const product = page.getByTestId(`product-${handle}`)
    await product.waitFor()
    await look(page, "shelf")
    await product.click()
    await page.getByTestId("add-to-cart").click()
    await page.getByTestId("added").waitFor()
    await look(page, "product")
    await page.getByTestId("cart-link").click()
    await page.getByTestId(`line-${handle}`).waitFor()
    await look(page, "cart")
    await page.getByTestId("go-checkout").click()
    await page.getByTestId("example-address").click()
    await look(page, "address")
    await page.getByTestId("save-address").click()
  }

  async choose(way: Way): Promise<void> {
    const button = this.page.getByTestId(`pay-${way}`)
    await button.waitFor()
    await this.look(this.page, "ways-to-pay")
    await button.click()
  }

  async waitForStatus(status: "waiting"): Promise<void> {
    await this.page.locator(`[data-testid=payment-status][data-status=${status}]`).waitFor()
  }

  /** What the server says about the payment the next time that the page asks. */
  async nextAnswer(): Promise<string> {
    const answer = await this.page.waitForResponse(/\/store\/cnpay\/sessions\//)
    return ((await answer.json()) as PaymentStatusAnswer).session.status
  }

  /** The link beside the QR code, which is what the code says. */
  async codeLink(): Promise<string> {
    const link = await this.page.getByTestId("qr-link").getAttribute("href")
    if (!link) throw new Error("The link beside the QR code leads nowhere.")
    return link
  }

  /** Nobody clicks here: the shop shows the order when the money has come. */
  async order(): Promise<{ number: string; paidBy: string }> {
    const { page } = this
    const number = page.getByTestId("order-number")
    await number.waitFor()
    await this.look(page, "order")
    return {
      number: await number.innerText(),
      paidBy: await page.getByTestId("paid-by").innerText(),
    }
  }
}
