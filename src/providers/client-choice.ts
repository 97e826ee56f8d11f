import type { Gateway } from "../gateways/gateway"
import { messages } from "./messages"

/** All that a storefront may choose about a trade. */
export interface ClientChoice {
  scene: string
  returnUrl?: string
  form?: string
}

type Data = Readonly<Record<string, unknown>>

/** Reads the client's wishes out of what it sent; anything else in there is ignored. */
export function readClientChoice(
  data: Data,
  gateway: Pick<Gateway, "name" | "scenes" | "forms">,
  storefrontUrl: string | null
): ClientChoice {
  const scene = data.scene ?? gateway.scenes[0]
  if (typeof scene !== "string" || !gateway.scenes.includes(scene)) {
    throw messages.scene(gateway.name, gateway.scenes)
  }
  const returnUrl = readReturnUrl(data.return_path, storefrontUrl)
  const form = readForm(data.form, gateway, scene)
  return { scene, ...(returnUrl && { returnUrl }), ...(form && { form }) }
}

/** A scene that knows one form only does not look at the wish. */
function readForm(
  form: unknown,
  { name, forms }: Pick<Gateway, "name" | "forms">,
  scene: string
): string | undefined {
  const known = forms?.[scene]
  const wanted = form ?? known?.[0]
  if (!known || (typeof wanted === "string" && known.includes(wanted))) {
    return known && String(wanted)
  }
  throw messages.form(name, scene, known)
}

/** Only a path, and only of the shop's own front: a full address would be an open redirect. */
function readReturnUrl(path: unknown, storefrontUrl: string | null): string | undefined {
  if (storefrontUrl === null) return undefined
  if (path === undefined || path === null) return storefrontUrl
  if (typeof path !== "string" || !/^\/(?![/\\])[^\s\\]{0,200}$/.test(path)) {
    throw messages.returnPath()
  }
  const url = new URL(storefrontUrl + path)
  if (url.origin !== new URL(storefrontUrl).origin) throw messages.returnPath()
  return url.href
}
