import Medusa from "@medusajs/js-sdk"

/*
 * The dashboard is built with these, and so are the extensions in it; its own client is not exported.
 */
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

const auth = {
  type: __AUTH_TYPE__ ?? "session",
  jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined,
}

export const sdk = new Medusa({ baseUrl: __BACKEND_URL__ ?? "/", auth })

/** Where a request goes that the client cannot make: one that tells how far it is. */
export async function rawRequest(path: string) {
  const token = auth.type === "jwt" ? await sdk.client.getToken() : null
  return {
    url: new URL(path, new URL(__BACKEND_URL__ ?? "/", window.location.origin)).toString(),
    headers: token ? { authorization: `Bearer ${token}` } : {},
    withCredentials: auth.type === "session",
  }
}

export type Query = Record<string, unknown>

/** @throws FetchError, whose message is for people, in both languages */
export function get<T>(path: string, query: Query = {}): Promise<T> {
  return sdk.client.fetch<T>(`/admin/cnpay/${path}`, { query })
}

/** @throws FetchError, whose message is for people, in both languages */
export function post<T>(path: string, body: Query = {}): Promise<T> {
  return sdk.client.fetch<T>(`/admin/cnpay/${path}`, { method: "POST", body })
}
