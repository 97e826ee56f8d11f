import { launchBrowser } from "../../support/browser"

it("opens pages in separate contexts and runs their scripts", async () => {
  const browser = await launchBrowser()
  try {
    const texts = await Promise.all(
      ["¥19.90", "支付宝"].map(async (text) => {
        const page = await (await browser.newContext()).newPage()
        await page.setContent(
          `<p></p><script>document.querySelector("p").append("${text}")</script>`
        )
        return page.textContent("p")
      })
    )
    expect(texts).toEqual(["¥19.90", "支付宝"])
  } finally {
    await browser.close()
  }
})
