import type { Browser, Page } from "playwright-core"

const SIZE = { width: 390, height: 844 }

/** Another device than the one that shows the shop: it knows nothing but the code that it scanned. */
export async function scanWithPhone(browser: Browser, code: string): Promise<Phone> {
  const page = await browser.newPage({ viewport: SIZE })
  await page.goto(code)
  return new Phone(page)
}

/** The gateway's own screen: on the phone, or as the cashier in the shopper's browser. */
export class Phone {
  constructor(readonly page: Page) {}

  async waitForState(state: "payable" | "cancelled" | "paid"): Promise<void> {
    await this.page.locator(`#state[data-state=${state}]`).waitFor()
  }

  amount(): Promise<string> {
    return this.page.locator("#amount").innerText()
  }

  pay(): Promise<void> {
    return this.page.locator("#pay").click()
  }

  cancel(): Promise<void> {
    return this.page.locator("#cancel").click()
  }
}
