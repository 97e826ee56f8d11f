/** Who can log in to the dashboard of a seeded shop. */
export interface AdminLogin {
  email: string
  password: string
}

export function adminLogin(env: NodeJS.ProcessEnv = process.env): AdminLogin {
  return {
    email: env.ADMIN_EMAIL || "admin@cnpay.test",
    password: env.ADMIN_PASSWORD || "supersecret",
  }
}
