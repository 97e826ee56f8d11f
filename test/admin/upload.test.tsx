import { fireEvent, screen as shown, waitFor } from "@testing-library/react"
import { Reconciliation } from "../../admin/reconciliation/page"
import { MAX_BILL_BYTES } from "../../admin/shared/api/bills"
import { expectAccessible } from "../support/admin/accessible"
import { FakeApi, hang, refuse, type Answer } from "../support/admin/fake-api"
import { fakeUploads, uploads } from "../support/admin/fake-uploads"
import { visit, type Screen } from "../support/admin/mount"
import { aRun } from "../support/admin/samples"

const reconciliation: Screen = { path: "/cnpay/reconciliation", Page: Reconciliation }
const ROUTE = "POST bills"
const CHOOSE = { en: "Drop the file here, or choose one", zhCN: "将文件拖到此处，或点击选择" }
const SEND = { en: "Upload a bill", zhCN: "上传对账单" }

const aFile = (name = "bill.csv", size?: number) => {
  const file = new File(["a bill"], name, { type: "text/csv" })
  return size === undefined ? file : Object.defineProperty(file, "size", { value: size })
}

async function open(api = new FakeApi(), language: "en" | "zhCN" = "en") {
  fakeUploads(api)
  const visited = await visit(reconciliation, { api, language })
  await visited.user.click(await shown.findByRole("button", { name: SEND[language] }))
  const input = await shown.findByLabelText(CHOOSE[language], { selector: "input" })
  const send = () =>
    visited.user.click(shown.getAllByRole("button", { name: SEND[language] }).at(-1)!)
  return { ...visited, api, input, send }
}

it("sends the file that a person chooses as it is, and goes to its run", async () => {
  const { api, user, router, input, send } = await open()
  await expectAccessible()
  await user.upload(input, aFile())
  await shown.findByText("bill.csv, 6 B")
  expect(api.askedFor(ROUTE)).toEqual([])
  await send()

  await waitFor(() => expect(router.state.location.pathname).toMatch(/runs\/cnrun_1$/))
  expect(api.askedFor(ROUTE)[0]?.query.toString()).toBe("filename=bill.csv")
  await shown.findByText("bill.csv: the bill of 2026-11-22 is uploaded and matched")
})

it("stops sending when a person cancels, and goes nowhere", async () => {
  let answer: (answer: Answer) => void = () => undefined
  const slow = () => new Promise<Answer>((resolve) => (answer = resolve))
  const { user, router, input, send } = await open(new FakeApi().on(ROUTE, slow))
  await user.upload(input, aFile())
  await send()
  await shown.findByRole("progressbar", { name: "Uploading bill.csv" })

  await user.click(shown.getByRole("button", { name: "Cancel" }))
  answer({ body: { run: aRun() } })

  await waitFor(() => expect(shown.queryByRole("progressbar")).toBeNull())
  expect(uploads().at(-1)?.isAborted).toBe(true)
  expect(router.state.location.pathname).toBe("/cnpay/reconciliation")
})

it("takes a file that is dropped, and another one instead of it", async () => {
  const { input } = await open()
  const zone = input.closest("label")!
  fireEvent.drop(zone, { dataTransfer: { files: [aFile("first.zip")] } })
  await shown.findByText("first.zip, 6 B")
  fireEvent.drop(zone, { dataTransfer: { files: [aFile("second.zip")] } })

  await shown.findByText("second.zip, 6 B")
  expect(shown.queryByText("first.zip, 6 B")).toBeNull()
})

it("offers nothing to send before a file is chosen", async () => {
  await open()
  const [, send] = shown.getAllByRole("button", { name: "Upload a bill", hidden: true })
  expect(send?.hasAttribute("disabled")).toBe(true)
})

it("tells how much of the file is sent", async () => {
  const { user, input, send } = await open(new FakeApi().on(ROUTE, hang))
  await user.upload(input, aFile())
  await send()

  const progress = await shown.findByRole("progressbar", { name: "Uploading bill.csv" })
  expect(progress.getAttribute("aria-valuenow")).toBe("50")
  await expectAccessible()
})

it.each([
  ["en", "Line 2: An amount cannot be read.", "bill.csv was refused"],
  ["zhCN", "第 2 行：有一笔金额无法解析。", "bill.csv 未被接受"],
] as const)("says in %s why a file was refused, and takes another", async (language, why, told) => {
  const message = "Line 2: An amount cannot be read.\n第 2 行：有一笔金额无法解析。"
  const api = new FakeApi().on(ROUTE, refuse(400, message))
  const { user, input, send } = await open(api, language)
  await user.upload(input, aFile())
  await send()

  await shown.findByText(told)
  expect((await shown.findAllByText(why)).length).toBeGreaterThan(0)
  await shown.findByText(/^bill\.csv/)
})

it("asks for the account only when the file may be of several, and sends it along", async () => {
  const message = "The file may be of several accounts.\n文件可能属于多个商户账号。"
  const run = new FakeApi().answer("POST", "http://localhost/admin/cnpay/bills", null)
  const api = new FakeApi().on(ROUTE, ({ query }) =>
    query.has("account")
      ? run
      : { status: 400, body: { type: "invalid_data", code: "which_account", message } }
  )
  const { user, router, input, send } = await open(api)
  await user.upload(input, aFile())
  expect(shown.queryByLabelText("Account")).toBeNull()
  await send()

  await user.click(await shown.findByLabelText("Account"))
  await user.click(await shown.findByRole("option", { name: "WeChat Pay · wechat_main" }))
  await expectAccessible()
  await send()

  await waitFor(() => expect(router.state.location.pathname).toMatch(/runs\/cnrun_1$/))
  expect(api.askedFor(ROUTE).map(({ query }) => query.get("account"))).toEqual([
    null,
    "wechat_main",
  ])
})

it("does not send what the server would not take", async () => {
  const { api, user, input } = await open()
  await user.upload(input, aFile("huge.zip", MAX_BILL_BYTES + 1))

  await shown.findByText("huge.zip is larger than 100 MB.")
  const [, send] = shown.getAllByRole("button", { name: "Upload a bill", hidden: true })
  expect(send?.hasAttribute("disabled")).toBe(true)
  expect(api.askedFor(ROUTE)).toEqual([])
})
