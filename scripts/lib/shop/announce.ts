import { urlOf, type ShopSettings } from "./settings"

/** Where everything is. The line that begins with `ready` comes last: programs wait for it. */
export function announce(settings: ShopSettings, home: string): void {
  const { shop, storefront, simulator, login } = settings
  const urls = [
    `shop ${urlOf(shop)}`,
    `admin ${urlOf(shop)}/app`,
    `demo shop ${urlOf(storefront)}`,
    `simulator ${simulator ? urlOf(simulator) : "off"}`,
  ]
  console.log(
    `data   ${settings.databaseUrl ? "in the database of DATABASE_URL and " : ""}in ${home}`
  )
  console.log(`login  ${login.email}, password ${login.password}`)
  console.log(`ready  ${urls.join(" · ")}`)
}
