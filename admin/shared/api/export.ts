import { sdk, type Query } from "./client"

export type ExportFormat = "csv" | "xlsx"

/** Fetches a file and hands it to the browser under the server's name for it. @throws FetchError */
export async function download(path: string, query: Query): Promise<string> {
  const answer = await sdk.client.fetch<Response>(`/admin/cnpay/${path}`, {
    query,
    headers: { accept: "*/*" },
  })
  const name = nameOf(answer.headers.get("content-disposition")) ?? path.replaceAll("/", "-")
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
  return name
}

function nameOf(disposition: string | null): string | null {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "") ?? []
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? null
}
