/** Sentences that Alipay puts beside its codes. */
const SENTENCES: Record<string, string> = {
  "isv.missing-method": "缺少方法名参数",
  "isv.missing-app-id": "缺少AppID参数",
  "isv.missing-timestamp": "缺少时间戳参数",
  "isv.missing-version": "缺少版本参数",
  "isv.missing-signature": "缺少签名参数",
  "isv.missing-signature-type": "缺少签名类型参数",
  "isv.invalid-method": "不存在的方法名",
  "isv.invalid-app-id": "无效的AppID参数",
  "isv.invalid-timestamp": "非法的时间戳参数",
  "isv.invalid-charset": "字符集错误",
  "isv.invalid-format": "无效的数据格式",
  "isv.invalid-signature-type": "无效签名类型",
  "isv.invalid-parameter": "参数无效",
  "isv.illegal-json": "biz_content不是合法的JSON",
  "isv.invalid_arguments": "参数有误",
  "isp.bill_not_exist": "账单不存在",
  "ACQ.SYSTEM_ERROR": "系统错误",
  "ACQ.INVALID_PARAMETER": "参数无效",
  "ACQ.TRADE_NOT_EXIST": "交易不存在",
  "ACQ.TRADE_HAS_SUCCESS": "交易已被支付",
  "ACQ.TRADE_HAS_CLOSE": "交易已经关闭",
  "ACQ.TRADE_HAS_FINISHED": "交易已完结",
  "ACQ.TRADE_STATUS_ERROR": "交易状态不合法",
  "ACQ.REASON_TRADE_STATUS_INVALID": "交易状态异常",
  "ACQ.CONTEXT_INCONSISTENT": "交易信息被篡改",
  "ACQ.APPLY_PC_MERCHANT_CODE_ERROR": "申请二维码异常",
  "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR": "当前时间已超过允许支付的时间",
  "ACQ.DISCORDANT_REPEAT_REQUEST": "请求信息不一致",
  "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL": "退款金额超限",
  "ACQ.AUTH_NO_ERROR": "预授权号错误或状态不对",
  "ACQ.AUTH_AMOUNT_NOT_ENOUGH": "授权金额不足",
  "ACQ.AUTH_ORDER_HAS_FINISHED": "授权单已经完成",
  "ACQ.AUTH_ORDER_HAS_CLOSED": "授权单已经关闭",
  "ACQ.AUTH_ORDER_NOT_PAID": "授权单未支付",
  "ACQ.PRE_AUTH_PROD_CODE_INCONSISTENT": "转支付的产品码与授权的产品码不一致",
  "ACQ.PAYER_UNMATCHED": "付款人不匹配",
  "isv.missing-app-cert-sn": "缺少应用公钥证书序列号",
  "isv.missing-alipay-root-cert-sn": "缺少支付宝根证书序列号",
  "isv.invalid-encrypt-type": "无效的加密类型",
  "isv.invalid-encrypt": "解密异常",
  "aop.invalid-app-auth-token": "无效的应用授权令牌",
  "isv.code-invalid": "授权码code无效",
  "isv.grant-type-invalid": "参数有误grant_type无效",
  "ACQ.BUYER_NOT_EXIST": "买家不存在",
  "ACQ.UNBOUND_APPLICATION": "商家和小程序未绑定",
  "ACQ.PAYMENT_AUTH_CODE_INVALID": "支付授权码无效",
  "ACQ.BUYER_BALANCE_NOT_ENOUGH": "买家余额不足",
  AUTH_ORDER_NOT_EXIST: "支付宝资金授权订单不存在",
  AUTH_OPERATION_NOT_EXIST: "支付宝资金操作流水不存在",
  UNIQUE_VIOLATION: "商户订单号或请求流水号重复",
  FREEZE_ALREADY_SUCCESS: "该笔冻结已成功",
  ORDER_ALREADY_FINISH: "该授权订单已经完成",
  ORDER_ALREADY_CLOSED: "该授权订单已经关闭",
  ILLEGAL_STATUS: "授权订单状态非法",
  REQUEST_AMOUNT_EXCEED: "请求金额超过剩余冻结金额",
}

const MESSAGES: Record<string, string> = {
  "20000": "Service Currently Unavailable",
  "20001": "Insufficient Token Permissions",
  "40001": "Missing Required Arguments",
  "40002": "Invalid Arguments",
  "40004": "Business Failed",
}

const BILL_CODES = ["isv.invalid_arguments", "isp.bill_not_exist"]

export type Fields = Record<string, unknown>

/** Alipay's no: the code family is told by the sub code's own spelling. */
export class AlipayRefusal extends Error {
  constructor(
    readonly subCode: string,
    readonly detail?: string
  ) {
    super(detail ?? SENTENCES[subCode] ?? subCode)
  }

  get code(): string {
    // The bill service refuses like a business, whatever its codes begin with.
    if (BILL_CODES.includes(this.subCode)) return "40004"
    if (this.subCode.startsWith("isv.missing-")) return "40001"
    if (this.subCode.startsWith("isv.")) return "40002"
    if (/^aop\..*auth-token/.test(this.subCode)) return "20001"
    if (/^(isp|aop)\./.test(this.subCode)) return "20000"
    return "40004"
  }

  get fields(): Fields {
    const { code, subCode, message } = this
    return { code, msg: MESSAGES[code], sub_code: subCode, sub_msg: message }
  }
}

export function success(fields: Fields = {}): Fields {
  return { code: "10000", msg: "Success", ...fields }
}
