import type { ProblemKey, ProblemWords } from "./problem"

/** One place for what each problem is called. */
export const PROBLEM_WORDS: Readonly<Record<ProblemKey, ProblemWords>> = {
  signature_refused: {
    severity: "broken",
    message: { en: "The gateway refuses our signature.", zh: "支付渠道拒绝了我方签名。" },
    next: {
      en: "Hold the key's fingerprint against the gateway's console, and look at the call for the likely causes.",
      zh: "请将密钥指纹与渠道后台核对，并在调用记录中查看可能原因。",
    },
  },
  certificate_ended: {
    severity: "broken",
    message: { en: "A certificate has ended.", zh: "证书已过期。" },
    next: {
      en: "Get a new one from the gateway's platform, set it in the options, and restart.",
      zh: "请在渠道平台申请新证书，更新配置后重启。",
    },
  },
  certificate_ends: {
    severity: "impaired",
    message: { en: "A certificate ends within a month.", zh: "证书将在一个月内过期。" },
    next: {
      en: "Get a new one from the gateway's platform, set it in the options, and restart before that day.",
      zh: "请在到期前于渠道平台申请新证书，更新配置并重启。",
    },
  },
  clock_skew: {
    severity: "impaired",
    message: {
      en: "This server's clock is more than a minute off the gateway's.",
      zh: "本服务器时钟与渠道相差超过一分钟。",
    },
    next: {
      en: "Set the clock by NTP: five minutes off, everything is refused.",
      zh: "请启用 NTP 校时；偏差达五分钟时所有请求和通知都会被拒绝。",
    },
  },
  balance_not_enough: {
    severity: "impaired",
    message: {
      en: "The balance at the gateway does not suffice for a refund.",
      zh: "渠道账户余额不足，退款无法发出。",
    },
    next: {
      en: "Top up the account; the refund is then sent by itself.",
      zh: "请为账户充值，充值后退款会自动发出。",
    },
  },
  gateway_failing: {
    severity: "broken",
    message: {
      en: "The gateway has not answered the last calls.",
      zh: "最近的渠道请求均未成功。",
    },
    next: {
      en: "Press Check now. Look at the server's way to the gateway (DNS, proxy, firewall), and at the gateway's own status.",
      zh: "请点击“立即检查”，检查服务器到渠道的网络（DNS、代理、防火墙）及渠道公告。",
    },
  },
  gateway_errors: {
    severity: "impaired",
    message: {
      en: "More than one call in ten has failed within a day.",
      zh: "一天内超过十分之一的渠道请求失败。",
    },
    next: {
      en: "The plugin asks again by itself. Look at the calls of a trade for the code that comes back.",
      zh: "插件会自动重试；请在交易的调用记录中查看错误码。",
    },
  },
  notifications_stuck: {
    severity: "impaired",
    message: {
      en: "A notification has been waiting for more than ten minutes.",
      zh: "有通知等待处理超过十分钟。",
    },
    next: {
      en: "Open it under Notifications to see why; check that a Medusa worker is running.",
      zh: "请在“异步通知”中查看原因，并确认 Medusa worker 正在运行。",
    },
  },
  notifications_failed: {
    severity: "impaired",
    message: { en: "A notification was given up.", zh: "有通知处理失败，已停止重试。" },
    next: {
      en: "Open it under Notifications, mend what it names, and replay it.",
      zh: "请在“异步通知”中查看原因，处理后重放。",
    },
  },
  notifications_rejected: {
    severity: "impaired",
    message: {
      en: "Notifications are rejected, and none has been believed since.",
      zh: "通知未通过验证，且此后没有可信通知。",
    },
    next: {
      en: "If somebody is paying just now, the gateway's public key or the API key in the options is wrong: compare it with the console. Otherwise they are forged, and nothing need be done.",
      zh: "若此时有真实付款，说明配置的渠道公钥或 API 密钥有误，请与后台核对；否则为伪造通知，无需处理。",
    },
  },
  trades_stuck: {
    severity: "impaired",
    message: {
      en: "A payment has arrived, and its order has not been made for five minutes.",
      zh: "有款项已到账超过五分钟，订单仍未生成。",
    },
    next: {
      en: "Search for the trade and query it now; the log says what keeps Medusa from making the order.",
      zh: "请搜索该交易并立即查询，日志会说明 Medusa 未能生成订单的原因。",
    },
  },
}
