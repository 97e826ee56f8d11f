import type { ClientFacts, Gateway } from "../gateways/gateway"
import { messages } from "./messages"

/** All that a storefront may choose about a trade. */
export interface ClientChoice extends ClientFacts {
  scene: string
  returnUrl?: string
  form?: string
}

/** What a shop offers to its clients. */
export interface Offer {
  storefrontUrl: string | null
  /** For a client that names none; otherwise the gateway's first. */
  scene?: string | null
}

/** What a client calls the facts that some scenes need. */
const NAMES: Readonly<Record<keyof ClientFacts, string>> = {
  openid: "openid",
  clientIp: "client_ip",
  authCode: "auth_code",
}

type Data = Readonly<Record<string, unknown>>

/** Reads the client's wishes out of what it sent; anything else in there is ignored. */
export function readClientChoice(
  data: Data,
  gateway: Pick<Gateway, "name" | "scenes" | "terms">,
  offer: Offer
): ClientChoice {
  const scene = data.scene ?? offer.scene ?? gateway.scenes[0]
  if (typeof scene !== "string" || !gateway.scenes.includes(scene)) {
    throw messages.scene(gateway.name, gateway.scenes)
  }
  const returnUrl = readReturnUrl(data.return_path, offer.storefrontUrl)
  const form = readForm(data.form, scene, gateway)
  const facts = readFacts(data, scene, gateway)
  return { scene, ...(returnUrl && { returnUrl }), ...(form && { form }), ...facts }
}

/** A scene that knows one form only does not look at the wish. */
function readForm(
  form: unknown,
  scene: string,
  { name, terms }: Pick<Gateway, "name" | "terms">
): string | undefined {
  const known = terms?.[scene]?.forms
  const wanted = form ?? known?.[0]
  if (!known || (typeof wanted === "string" && known.includes(wanted))) {
    return known && String(wanted)
  }
  throw messages.form(name, scene, known)
}

/** Only what the scene needs, and only in the shape that the gateway takes. */
function readFacts(data: Data, scene: string, gateway: Pick<Gateway, "terms">): ClientFacts {
  const needs = Object.entries(gateway.terms?.[scene]?.needs ?? {})
  return Object.fromEntries(
    needs.map(([fact, isFit]) => {
      const name = NAMES[fact as keyof ClientFacts]
      const value = data[name]
      if (typeof value !== "string" || !isFit(value)) throw messages.clientFact(scene, name)
      return [fact, value]
    })
  )
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
