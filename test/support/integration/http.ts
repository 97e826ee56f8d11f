/** An answer as it came, so that a test can look at refusals too. */
export interface Answer<T> {
  status: number
  body: T
}

export async function send<T>(
  url: string,
  headers: Record<string, string>,
  body?: unknown
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as T }
}

export function expectOk<T>(answer: Answer<T>): T {
  if (answer.status < 200 || answer.status > 299) {
    throw new Error(`HTTP ${answer.status}: ${JSON.stringify(answer.body).slice(0, 500)}`)
  }
  return answer.body
}
