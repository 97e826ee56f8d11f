import axe from "axe-core"
import type { Locator, Page } from "playwright-core"

/** The dashboard's frame and its tables' toolbars are its own. */
const CORE = /^(button-name|role-img-alt|aria-dialog-name)$/

/** What axe finds that is serious, in a part of the page or in all of it. */
export async function seriousFlaws(page: Page, part?: Locator): Promise<string[]> {
  await page.evaluate(axe.source)
  await part?.evaluate((element) => element.setAttribute("data-part", "looked-at"))
  const where = part ? "[data-part=looked-at]" : "body"
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(where)}, { resultTypes: ["violations"] })`
  )) as axe.AxeResults
  await part?.evaluate((element) => element.removeAttribute("data-part"))
  return violations
    .filter(({ impact, id }) => (impact === "serious" || impact === "critical") && !CORE.test(id))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)
}
