import Medusa from "@medusajs/js-sdk"

const url: unknown = import.meta.env.VITE_MEDUSA_URL
const key: unknown = import.meta.env.VITE_PUBLISHABLE_KEY

/** Where the shop's server is, and the key that opens its Store API. */
export const settings = {
  baseUrl: typeof url === "string" && url !== "" ? url : "http://127.0.0.1:9000",
  publishableKey: typeof key === "string" ? key : "",
}

/** The Store API. */
export const medusa = new Medusa(settings)
