import type { Texts } from "../texts"

export const common: Texts["common"] = {
  menu: "支付宝与微信支付",
  gateways: { alipay: "支付宝", wechat: "微信支付" },
  fields: {
    account: "商户账号",
    gateway: "支付渠道",
    outTradeNo: "商户订单号",
    gatewayTradeNo: "渠道流水号",
    outRefundNo: "商户退款单号",
    gatewayRefundNo: "渠道退款单号",
    order: "订单",
    amount: "金额",
    state: "状态",
    reason: "原因",
    product: "支付产品",
    billDay: "账单日",
  },
  labelled: "{{label}}：{{text}}",
  time: { beijing: "北京时间：{{time}}", never: "从未" },
  actions: {
    menu: "操作",
    cancel: "取消",
    close: "关闭",
    dismiss: "知道了",
    tryAgain: "重试",
    copy: "复制{{what}}",
    select: "选择",
    selectAll: "全选",
  },
  errors: {
    title: "加载失败",
    forbidden: "您的角色没有此权限。",
    offline: "无法连接服务器。",
  },
  problems: {
    one: "{{account}}：{{message}}",
    more: "另有 {{count}} 项",
    look: "查看处理办法",
  },
  empty: { filtered: "没有符合条件的记录", filteredHint: "请调整筛选条件或搜索内容。" },
  loading: "加载中",
}
