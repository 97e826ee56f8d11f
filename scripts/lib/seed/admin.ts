import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, FeatureFlag, Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { AdminLogin } from "../admin-login"
import { findOne } from "./find"

/** Medusa makes this role itself, when roles are turned on: it may do everything. */
const EVERYTHING = "role_super_admin"

/** A user who can log in to the dashboard and do everything; an existing one keeps its password. */
export async function seedAdmin(container: MedusaContainer, login: AdminLogin): Promise<void> {
  const user = (await findUser(container, login)) ?? (await makeUser(container, login))
  if (FeatureFlag.isFeatureEnabled("rbac")) await permitEverything(container, user)
}

function findUser(
  container: MedusaContainer,
  { email }: AdminLogin
): Promise<{ id: string } | undefined> {
  return findOne(container, { entity: "user", fields: ["id"], filters: { email } })
}

async function makeUser(container: MedusaContainer, login: AdminLogin): Promise<{ id: string }> {
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", { body: { ...login } })
  if (!authIdentity) throw new Error(`The admin ${login.email} could not be registered: ${error}`)
  const { result } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email: login.email } },
  })
  return result
}

/** With roles turned on, a user without one is refused everywhere. */
async function permitEverything(container: MedusaContainer, { id }: { id: string }): Promise<void> {
  const user = await findOne<{ rbac_roles?: ({ id: string } | undefined)[] }>(container, {
    entity: "user",
    fields: ["rbac_roles.id"],
    filters: { id },
  })
  if (user?.rbac_roles?.some((role) => role?.id === EVERYTHING)) return
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.USER]: { user_id: id },
    [Modules.RBAC]: { rbac_role_id: EVERYTHING },
  })
}
