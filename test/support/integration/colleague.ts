import { randomUUID } from "node:crypto"
import type { AdminLogin } from "../../../scripts/lib/admin-login"
import type { AdminClient } from "./admin-client"
import { expectOk, send } from "./http"

interface Policy {
  id: string
  key: string
}

/** Invites a colleague whose role holds these policies and no other, as an admin does in the dashboard. */
export async function inviteColleague(
  url: string,
  admin: AdminClient,
  keys: readonly string[]
): Promise<AdminLogin> {
  const login = { email: `colleague-${randomUUID()}@cnpay.test`, password: "supersecret" }
  const { invite } = expectOk(
    await admin.post<{ invite: { token: string } }>("/admin/invites", {
      email: login.email,
      roles: [await makeRole(admin, keys)],
    })
  )
  const { token } = expectOk(
    await send<{ token: string }>(`${url}/auth/user/emailpass/register`, {}, login)
  )
  const accept = `${url}/admin/invites/accept?token=${invite.token}`
  expectOk(await send(accept, { authorization: `Bearer ${token}` }, {}))
  return login
}

async function makeRole(admin: AdminClient, keys: readonly string[]): Promise<string> {
  const wanted = keys.map((key) => `key[]=${key}`).join("&")
  const { policies } = expectOk(
    await admin.get<{ policies: Policy[] }>(`/admin/rbac/policies?${wanted}`)
  )
  const missing = keys.filter((key) => !policies.some((policy) => policy.key === key))
  if (missing.length > 0) throw new Error(`There is no policy ${missing.join()}.`)
  const { role } = expectOk(
    await admin.post<{ role: { id: string } }>("/admin/rbac/roles", {
      name: `may ${keys.join()} ${randomUUID()}`,
      policy_ids: policies.map(({ id }) => id),
    })
  )
  return role.id
}
