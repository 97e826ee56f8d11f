import type { Page } from "playwright-core"

/** The dashboard asks a cookie for the language when it is loaded. */
export async function speak(page: Page, language: "en" | "zhCN"): Promise<void> {
  const { origin } = new URL(page.url())
  await page.context().addCookies([{ name: "lng", value: language, url: origin }])
}
