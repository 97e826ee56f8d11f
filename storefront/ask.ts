import type { PaymentStatus, PaymentStatusAnswer } from "./status"

/** Where to ask, and with which key. */
export interface StatusSource {
  /** The Medusa server, for example `https://shop.example.com`. */
  baseUrl: string
  publishableKey: string
  sessionId: string
  /** Another `fetch`, for a mini program or a test. */
  fetch?: typeof globalThis.fetch
}

/** The server answered and will answer the same again: a wrong key, or a session that no longer exists. */
export class PaymentStatusRefused extends Error {
  override readonly name = "PaymentStatusRefused"

  constructor(readonly httpStatus: number) {
    super(`The shop's server refused to tell the payment's status (HTTP ${httpStatus}).`)
  }
}

const requestTimeoutMs = 15_000

/** Asks once. Rejects with {@link PaymentStatusRefused} when asking again is useless, otherwise with any other error. */
export async function askStatus(
  source: StatusSource,
  signal?: AbortSignal
): Promise<PaymentStatus> {
  const request = new AbortController()
  const abort = () => request.abort(signal?.reason)
  const deadline = setTimeout(
    () => request.abort(new Error("No answer in time.")),
    requestTimeoutMs
  )
  signal?.addEventListener("abort", abort)
  try {
    signal?.throwIfAborted()
    const answer = await (source.fetch ?? globalThis.fetch)(statusUrl(source), {
      headers: { accept: "application/json", "x-publishable-api-key": source.publishableKey },
      cache: "no-store",
      signal: request.signal,
    })
    return await readAnswer(answer)
  } finally {
    clearTimeout(deadline)
    signal?.removeEventListener("abort", abort)
  }
}

async function readAnswer(answer: Response): Promise<PaymentStatus> {
  if (isRefusal(answer.status)) throw new PaymentStatusRefused(answer.status)
  if (!answer.ok) throw new Error(`The shop's server answered HTTP ${answer.status}.`)
  const body = (await answer.json()) as Partial<PaymentStatusAnswer> | null
  // A proxy's error page or a captive portal also answers 200: treat it as no answer at all.
  if (typeof body?.session?.status !== "string") throw new Error("This is not a payment's status.")
  return body.session
}

// 408, 425 and 429 ask the client to come again.
function isRefusal(httpStatus: number): boolean {
  return httpStatus >= 400 && httpStatus < 500 && ![408, 425, 429].includes(httpStatus)
}

function statusUrl({ baseUrl, sessionId }: StatusSource): string {
  return `${baseUrl.replace(/\/+$/, "")}/store/cnpay/sessions/${encodeURIComponent(sessionId)}`
}
