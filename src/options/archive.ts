import { OptionReader } from "./problems"
import type { ArchiveOptions, ArchiveSettings } from "./types"

const MOST_DAYS = 36_500
const SCHEMES = ["postgres:", "postgresql:", "mysql:", "mariadb:"]

const MEND =
  "is not the address of a database: write postgres://, mysql:// or mariadb://, a user, a host and a database."

export function readArchive(given: ArchiveOptions = {}, problems: string[]): ArchiveSettings {
  const reader = new OptionReader({ ...given }, "archive.", problems)
  const { url = null, keepDays = null } = given
  if (url !== null && !isDatabaseUrl(url)) reader.problem("url", MEND)
  return {
    url,
    keepDays:
      keepDays === null ? null : reader.count("keepDays", { min: 1, max: MOST_DAYS, otherwise: 1 }),
  }
}

function isDatabaseUrl(value: unknown): boolean {
  if (typeof value !== "string" || !URL.canParse(value)) return false
  const { protocol, hostname, pathname } = new URL(value)
  return SCHEMES.includes(protocol) && hostname !== "" && pathname.length > 1
}
