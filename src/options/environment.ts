/** Whether money is real. */
export type Environment = "live" | "test"

const LIVE_HOSTS = /(^|\.)(alipay\.com|weixin\.qq\.com|wechatpay\.cn)$/

/** By the host that an account calls: a sandbox and a simulator are others. */
export function environmentOf({ endpoint }: { endpoint: string }): Environment {
  return LIVE_HOSTS.test(new URL(endpoint).hostname) ? "live" : "test"
}
