import { get, post } from "./client"
import type { Explained, Gateway, Said } from "./common"

export type AccountStatus = "healthy" | "degraded" | "not_working"

/** One key or certificate; what tells it from others, never the key. */
export type KeyName =
  "merchant_key" | "merchant_certificate" | "gateway_key" | "gateway_certificate" | "shared_key"

export interface AccountKey {
  name: KeyName
  fingerprint: string | null
  serial: string | null
  ends_at: string | null
  days_left: number | null
}

/** Something that is wrong with an account; it goes away by itself when it is mended. */
export interface Problem {
  key: string
  /** `null`: nobody wrote down when it began. */
  since: string | null
  message: Said
  next: Said
}

/** One configured merchant account and how it does. */
export interface Account {
  account: string
  gateway: Gateway
  api_version: "v2" | "v3" | null
  mode: "live" | "sandbox"
  merchant_id: string | null
  app_id: string | null
  notify_url: string
  keys: AccountKey[]
  last_success_at: string | null
  calls_24h: number
  errors_24h: number
  p95_ms: number | null
  last_notification_at: string | null
  rejected_24h: number
  oldest_waiting_at: string | null
  pending_trades: number
  clock_skew_ms: number | null
  last_balanced_day: string | null
  status: AccountStatus
  problems: Problem[]
}

export interface CheckResult {
  ok: boolean
  duration_ms: number
  error: Explained | null
}

export function listAccounts(): Promise<{ accounts: Account[] }> {
  return get("accounts")
}

/** Asks the gateway something harmless, signed. */
export function checkAccount(account: string): Promise<CheckResult> {
  return post(`accounts/${account}/check`)
}
