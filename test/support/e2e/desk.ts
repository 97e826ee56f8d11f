import { knex } from "@medusajs/framework/mikro-orm/knex"
import type { Browser, Page } from "playwright-core"
import type { AdminLogin } from "../../../scripts/lib/admin-login"
import { SimulatorControl } from "../../../simulator"
import { launchBrowser } from "../browser"
import { startDevShop, type DevShop } from "../dev-shop"
import { AdminClient } from "../integration/admin-client"
import type { SellingShop } from "../integration/selling-shop"
import { StoreClient } from "../integration/store-client"
import { Dashboard } from "./dashboard"

/** The dev shop with roles, and an admin before the dashboard. Getters, because all starts in `beforeAll`. */
export interface Desk {
  readonly shop: DevShop
  readonly browser: Browser
  readonly page: Page
  /** What is sold and looked up past the screens. */
  readonly selling: SellingShop
  /** Opens a page of the dashboard by its address. */
  visit(path: string): Promise<void>
  /** Somebody else's browser, logged in. */
  another(login: AdminLogin): Promise<Page>
}

/** A screen that is compiled already is there in far less. */
const PATIENCE_MS = 15_000

export function openDesk(): Desk {
  let shop: DevShop
  let browser: Browser
  let page: Page
  let selling: SellingShop
  const newPage = () =>
    browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 1000 } })

  beforeAll(async () => {
    shop = await startDevShop({ MEDUSA_FF_RBAC: "true" })
    selling = {
      db: knex({ client: "pg", connection: shop.databaseUrl, pool: { min: 0, max: 4 } }),
      store: new StoreClient(shop.shopUrl, shop.seeded),
      admin: await AdminClient.login(shop.shopUrl, shop.login),
      gateways: new SimulatorControl(shop.simulatorUrl),
    }
    browser = await launchBrowser()
    page = await newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    await Dashboard.login(page, shop.shopUrl, shop.login)
  }, 400_000)

  afterAll(async () => {
    await browser?.close()
    await selling?.db.destroy()
    await shop?.stop()
  }, 60_000)

  return {
    get shop() {
      return shop
    },
    get browser() {
      return browser
    },
    get page() {
      return page
    },
    get selling() {
      return selling
    },
    visit: async (path) => {
      await page.goto(`${shop.shopUrl}/app${path}`)
    },
    another: async (login) => {
      const theirs = await newPage()
      await Dashboard.login(theirs, shop.shopUrl, login)
      return theirs
    },
  }
}
