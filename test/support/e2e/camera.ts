import path from "node:path"
import type { Page } from "playwright-core"

export type Camera = (page: Page, screen: string) => Promise<void>

/** Keeps pictures of the screens of one story for people to look at; no test compares them. */
export function cameraFor(story: string): Camera {
  let count = 0
  return async (page, screen) => {
    count += 1
    const name = `${story}-${count}-${screen}.png`
    await page.screenshot({ path: path.join(folder(), name), fullPage: true })
  }
}

function folder(): string {
  const { CNPAY_ARTIFACTS } = process.env
  if (!CNPAY_ARTIFACTS) throw new Error("CNPAY_ARTIFACTS is not set: run the tests by `npm test`.")
  return path.join(CNPAY_ARTIFACTS, "e2e")
}
