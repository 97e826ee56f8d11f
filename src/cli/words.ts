import type { Bilingual } from "../core/bilingual"

/** The language of the person at the terminal, by the usual variables. */
export function languageOf(env: NodeJS.ProcessEnv): keyof Bilingual {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || ""
  return wanted.startsWith("zh") ? "zh" : "en"
}

/** What the command says. */
export const WORDS = {
  usage: {
    en: `Usage: cnpay reconcile --account <wechat_main> --from <yyyy-MM-dd> [--to <yyyy-MM-dd>] [--again]

Fetches, archives and matches the bills of past days, in the folder of your shop.
  --account  the account, such as alipay_main; may be given several times
  --from     the first day, Beijing time
  --to       the last day; default: yesterday
  --again    also days whose books agree already

Exit code: 0 every day agrees, 1 days differ or failed, 2 wrong options, 130 interrupted.`,
    zh: `用法：cnpay reconcile --account <wechat_main> --from <yyyy-MM-dd> [--to <yyyy-MM-dd>] [--again]

在商城目录下运行：下载、归档并核对历史账单。
  --account  商户账号，如 alipay_main，可重复指定
  --from     起始日期（北京时间）
  --to       截止日期，默认昨天
  --again    已对平的日期也重新核对

退出码：0 全部对平，1 存在差异或失败，2 参数错误，130 已中断。`,
  },
  badDay: { en: "is not a day (yyyy-MM-dd)", zh: "不是有效日期（yyyy-MM-dd）" },
  notOver: { en: "is not over yet", zh: "尚未结束" },
  backwards: { en: "--from is later than --to", zh: "--from 晚于 --to" },
  noAccount: { en: "No such account is configured", zh: "未配置该商户账号" },
  interrupted: {
    en: "Interrupted. The day at hand is finished first; the same command goes on later. Ctrl-C again ends at once; that day can then be run after a minute.",
    zh: "已中断，当前日期处理完后退出；再次运行同一命令可继续。再按一次 Ctrl-C 立即退出，该日期需一分钟后才能重新核对。",
  },
  states: {
    balanced: { en: "balanced", zh: "已对平" },
    differs: { en: "differs", zh: "有差异" },
    waiting: { en: "waiting for the bill", zh: "等待账单" },
    working: { en: "being worked on elsewhere", zh: "其他进程处理中" },
    failed: { en: "failed", zh: "失败" },
    skipped: { en: "balanced before", zh: "此前已对平" },
  },
} as const
