import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { AdminLogin } from "../admin-login"
import { findOne } from "./find"

/** A user who can log in to the dashboard; an existing one keeps the password it has. */
export async function seedAdmin(container: MedusaContainer, login: AdminLogin): Promise<void> {
  const found = await findOne(container, {
    entity: "user",
    fields: ["id"],
    filters: { email: login.email },
  })
  if (found) return

  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", { body: { ...login } })
  if (!authIdentity) throw new Error(`The admin ${login.email} could not be registered: ${error}`)
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email: login.email } },
  })
}
