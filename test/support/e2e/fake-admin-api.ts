import type { Page } from "playwright-core"
import type { FakeApi } from "../admin/fake-api"

/** Answers our part of the admin API in a browser; everything else is the shop's own. */
export async function fakeAdminApi(page: Page, api: FakeApi): Promise<void> {
  await page.route("**/admin/cnpay/**", async (route) => {
    const request = route.request()
    const sent = request.postData()
    const { status, body } = await api.answer(request.method(), request.url(), parsed(sent))
    await route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) })
  })
}

function parsed(sent: string | null): unknown {
  try {
    return sent === null ? null : JSON.parse(sent)
  } catch {
    return sent
  }
}
