import path from "node:path"
import type { Page } from "playwright-core"

export type Camera = (page: Page, screen: string) => Promise<void>

/** Keeps pictures of the screens of one story for people to look at; no test compares them. */
export function cameraFor(story: string): Camera {
  let count = 0
  return async (page, screen) => {
    count += 1
    const number = String(count).padStart(2, "0")
    const name = `${story}-${number}-${screen}.png`
    const file = path.join(folder(), name)
    await page.screenshot({ path: file, fullPage: true, animations: "disabled" })
  }
}

function folder(): string {
  const { CNPAY_ARTIFACTS } = process.env
  if (!CNPAY_ARTIFACTS) throw new Error("CNPAY_ARTIFACTS is not set: run the tests by `npm test`.")
  return path.join(CNPAY_ARTIFACTS, "e2e")
}
