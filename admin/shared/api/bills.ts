import { rawRequest } from "./client"
import type { Run } from "./runs"

/** What the server takes. */
export const MAX_BILL_BYTES = 100 * 1024 * 1024

export interface BillUpload {
  file: File
  /** `null`: the file says whose it is. */
  account: string | null
  /** From 0 to 1, of the bytes that are sent. */
  onProgress(done: number): void
  /** Aborts the request, so that a person's Cancel cancels. */
  signal?: AbortSignal
}

/** The server did not take the file. The message is for people, in both languages. */
export class BillRefused extends Error {
  override readonly name = "BillRefused"

  constructor(
    message: string,
    /** `which_account`: the file may be of several. Empty: nobody knows why. */
    readonly code: string
  ) {
    super(message)
  }
}

/**
 * Sends a bill as it is. `fetch` cannot tell how far it is, so that this is an XMLHttpRequest.
 *
 * @throws BillRefused
 */
export async function uploadBill({ file, account, onProgress, signal }: BillUpload): Promise<Run> {
  const query = new URLSearchParams({ filename: file.name, ...(account && { account }) })
  const { url, headers, withCredentials } = await rawRequest(`/admin/cnpay/bills?${query}`)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", url)
    request.withCredentials = withCredentials
    request.setRequestHeader("content-type", "application/octet-stream")
    request.setRequestHeader("accept", "application/json")
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onerror = () => reject(new BillRefused("", ""))
    request.onload = () => {
      const answer = parsed(request.responseText)
      if (request.status < 300 && answer.run) resolve(answer.run)
      else reject(new BillRefused(answer.message ?? "", answer.code ?? ""))
    }
    request.onabort = () => reject(new DOMException("", "AbortError"))
    signal?.addEventListener("abort", () => request.abort())
    request.send(file)
  })
}

/** A proxy may answer with a page instead. */
function parsed(text: string): { run?: Run; message?: string; code?: string } {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
