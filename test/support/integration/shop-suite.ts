import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, FeatureFlag } from "@medusajs/framework/utils"
import { seedShop, type SeededShop } from "../../../scripts/lib/seed"
import { SimulatorControl } from "../../../simulator"
import type { Connection } from "../../../src/modules/cnpay/queries"
import { AdminClient } from "./admin-client"
import { StoreClient } from "./store-client"

/** A seeded shop in this process, and both gateways. Getters, because Medusa starts in `beforeAll`. */
export interface Shop {
  readonly container: MedusaContainer
  readonly db: Connection
  readonly seeded: SeededShop
  readonly store: StoreClient
  readonly admin: AdminClient
  readonly gateways: SimulatorControl
  readonly url: string
}

/** A suite against a real Medusa on real Postgres; the database is as seeded before each test. With `roles`, Medusa asks for policies. */
export function shopSuite(name: string, tests: (shop: Shop) => void, { roles = false } = {}): void {
  // The runner reads the configuration, which asks for this flag, before it sets any environment.
  if (roles) FeatureFlag.setFlag("rbac", true)
  const url = `http://127.0.0.1:${process.env.PORT ?? ""}`
  const gateways = new SimulatorControl(process.env.SIMULATOR_URL ?? "")
  medusaIntegrationTestRunner({
    moduleName: name.replace(/\W+/g, "-"),
    env: roles ? { MEDUSA_FF_RBAC: "true" } : {},
    testSuite: ({ getContainer }) => {
      let seeded: SeededShop
      let admin: AdminClient
      beforeAll(async () => {
        seeded = await seedShop(getContainer())
        admin = await AdminClient.login(url)
      })
      beforeEach(() => gateways.reset())
      describe(name, () =>
        tests({
          url,
          gateways,
          get container() {
            return getContainer()
          },
          get db() {
            return getContainer().resolve<Connection>(ContainerRegistrationKeys.PG_CONNECTION)
          },
          get seeded() {
            return seeded
          },
          get store() {
            return new StoreClient(url, seeded)
          },
          get admin() {
            return admin
          },
        })
      )
    },
  })
}
