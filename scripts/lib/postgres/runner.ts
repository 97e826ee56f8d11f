import { execFileSync } from "node:child_process"

/** The user that Postgres runs as; empty when it may run as ourselves. */
export interface Runner {
  uid?: number
  gid?: number
}

const NOBODY = 65534

/** Postgres refuses to run as root. A number is enough for it: no account has to exist. */
export function postgresRunner(): Runner {
  if (process.getuid?.() !== 0) return {}
  try {
    return { uid: idOf("-u"), gid: idOf("-g") }
  } catch {
    return { uid: NOBODY, gid: NOBODY } // `id` fails when there is no user named postgres
  }
}

function idOf(kind: "-u" | "-g"): number {
  return Number(execFileSync("id", [kind, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }))
}
