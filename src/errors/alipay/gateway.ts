import { entries, type ErrorTable } from "../entry"
import { remedies } from "./remedies"

const token = {
  ...remedies.setting,
  next: {
    en: "Have the merchant authorise your app anew, and put the new token into appAuthToken.",
    zh: "请商家重新授权应用，并更新 appAuthToken。",
  },
}

const encryption = {
  ...remedies.key,
  next: {
    en: "Make encryptKey the AES key that the open platform shows for this app.",
    zh: "请将 encryptKey 设为开放平台该应用“接口内容加密方式”中的 AES 密钥。",
  },
}

const certificates = {
  ...remedies.key,
  next: {
    en: "Give appCertificate, alipayCertificate and alipayRootCertificate as the open platform has them now, and restart.",
    zh: "请使用开放平台当前的 appCertificate、alipayCertificate、alipayRootCertificate，然后重启。",
  },
}

/**
 * 公共错误码: what the gateway says before a business has been asked, and the codes that come with any.
 * @see https://opendocs.alipay.com/common/02km9f
 */
export const gateway: ErrorTable = {
  action: "any",
  title: { en: "Every call", zh: "所有接口" },
  apis: ["gateway.do"],
  codes: {
    ...entries(
      { ...remedies.ask, shopper: "confirm" },
      { "10003": ["Alipay waits for the shopper to confirm.", "等待用户付款确认。"] }
    ),
    ...entries(remedies.ask, {
      "10000": [
        "The call itself went well, and its answer does not tell how the business ended.",
        "接口调用成功，但应答未给出可信的业务结果。",
      ],
      "20000": ["Alipay's service was not available.", "服务不可用。"],
      "unknow-error": ["Alipay's service failed without saying why.", "支付宝服务未知异常。"],
      SYSTEM_ERROR: ["Alipay's system failed.", "支付宝系统异常。"],
      TRADE_SETTLE_ERROR: ["The trade's settlement failed.", "交易结算异常。"],
    }),
    ...entries(remedies.slowDown, {
      "40005": ["Too many calls.", "调用频次超限。"],
      "call-limited": ["Too many calls.", "调用频次超限。"],
      "app-call-limited": ["Too many calls by this app.", "应用调用次数超限。"],
      "method-call-limited": ["Too many calls of this kind.", "接口调用次数超限。"],
    }),
    ...entries(token, {
      "20001": ["The authorisation does not suffice.", "授权权限不足。"],
      "invalid-auth-token": ["The access token is wrong.", "无效的访问令牌。"],
      "auth-token-time-out": ["The access token has expired.", "访问令牌已过期。"],
      "invalid-app-auth-token": [
        "The merchant's authorisation token is wrong.",
        "无效的应用授权令牌。",
      ],
      "invalid-app-auth-token-no-api": [
        "The merchant has not authorised this call.",
        "商户未授权当前接口。",
      ],
      "app-auth-token-time-out": [
        "The merchant's authorisation token has expired.",
        "应用授权令牌已过期。",
      ],
      "no-product-reg-by-partner": ["The merchant has signed no product.", "商户未签约任何产品。"],
      "invalid-auth-relations": ["The authorisation is not valid.", "无效的授权关系。"],
      "not-support-app-auth": ["This app cannot be authorised.", "不支持应用授权。"],
    }),
    ...entries(remedies.badRequest, {
      "40001": ["The request lacks something.", "缺少必选参数。"],
      "40002": ["The request is wrong.", "非法的参数。"],
      "missing-method": ["The request names no method.", "缺少方法名参数。"],
      "missing-signature": ["The request is not signed.", "缺少签名参数。"],
      "missing-signature-type": ["The request names no kind of signature.", "缺少签名类型参数。"],
      "missing-timestamp": ["The request bears no time.", "缺少时间戳参数。"],
      "missing-version": ["The request names no version.", "缺少版本参数。"],
      "invalid-parameter": ["A parameter is wrong.", "参数无效。"],
      "upload-fail": ["The upload failed.", "文件上传失败。"],
      "invalid-file-extension": ["The file's extension is wrong.", "文件扩展名无效。"],
      "invalid-file-size": ["The file's size is wrong.", "文件大小无效。"],
      "invalid-method": ["There is no such method.", "不存在的方法名。"],
      "invalid-format": ["The data format is wrong.", "无效的数据格式。"],
      "invalid-signature-type": ["The kind of signature is wrong.", "无效的签名类型。"],
      "invalid-encrypt-type": ["The kind of encryption is wrong.", "无效的加密类型。"],
      "invalid-timestamp": ["The time is not written as it should be.", "非法的时间戳参数。"],
      "invalid-charset": ["The charset is wrong.", "字符集错误。"],
      "invalid-digest": ["The digest is wrong.", "摘要错误。"],
      "illegal-json": ["The content is no JSON.", "非法的 JSON。"],
      "decryption-error-missing-encrypt-type": [
        "The kind of encryption is not named.",
        "解密出错，未指定加密算法。",
      ],
      "decryption-error-not-valid-encrypt-type": [
        "The kind of encryption is not supported.",
        "解密出错，不支持的加密算法。",
      ],
    }),
    ...entries(
      {
        ...remedies.badRequest,
        next: {
          en: "Take reserved words and odd characters out of the account's subject.",
          zh: "请去掉账号 subject 中的保留字和特殊字符。",
        },
      },
      { "suspected-attack": ["A text looks like an attack to Alipay.", "参数中有疑似攻击内容。"] }
    ),
    ...entries(encryption, {
      "invalid-encrypt": ["Alipay could not decrypt the request.", "解密异常。"],
      "decryption-error-not-valid-encrypt-key": [
        "The app has no AES key, or a malformed one.",
        "解密出错，未配置加密密钥或密钥格式错误。",
      ],
      "decryption-error-unknown": ["Alipay could not decrypt the request.", "解密出错，未知异常。"],
    }),
    ...entries(certificates, {
      "missing-app-cert-sn": ["The request names no app certificate.", "缺少应用公钥证书序列号。"],
      "missing-alipay-root-cert-sn": [
        "The request names no root certificate.",
        "缺少支付宝根证书序列号。",
      ],
      "app-cert-expired": ["The app's certificate has expired.", "应用公钥证书已过期。"],
    }),
    ...entries(remedies.key, {
      "invalid-signature": [
        "Alipay does not accept our signature: privateKey is not the pair of the public key that the open platform has for this app.",
        "验签出错：privateKey 与开放平台登记的应用公钥不匹配。",
      ],
      "missing-signature-key": ["The app has no public key at Alipay.", "缺少签名配置。"],
      "missing-signature-config": [
        "The app has no public key or certificate at Alipay.",
        "未配置对应签名算法的公钥或者证书。",
      ],
    }),
    ...entries(remedies.setting, {
      "missing-app-id": ["The request names no app.", "缺少 AppID 参数。"],
      "invalid-app-id": [
        "The appId is wrong, or belongs to the other environment (live, sandbox).",
        "AppID 无效，或与所用环境（正式、沙箱）不符。",
      ],
      PARTNER_ERROR: ["The appId is wrong.", "应用 APP_ID 填写错误。"],
    }),
    ...entries(remedies.permission, {
      "40003": ["The app's conditions are not met.", "应用条件不满足。"],
      "40006": ["The app may not do this.", "权限不足。"],
      ACCESS_FORBIDDEN: ["The product is not signed for this account.", "无权限使用该产品。"],
      "forbidden-api": ["The app may not make this call.", "应用无权调用该接口。"],
      "not-online-app": ["The app is not online yet.", "应用未上线。"],
      "insufficient-isv-permissions": ["The app lacks the permission.", "ISV 权限不足。"],
      "insufficient-user-permissions": ["The merchant lacks the permission.", "用户权限不足。"],
      "self-invoke-forbidden": ["The app may not call for itself.", "不允许自调用。"],
    }),
    ...entries(remedies.request, {
      "40004": ["Alipay refused without saying why.", "业务处理失败。"],
      INVALID_PARAMETER: ["A parameter is wrong.", "参数无效。"],
      ILLEGAL_ARGUMENT: ["A parameter is wrong or missing.", "参数异常或参数缺失。"],
    }),
    ...entries(remedies.askAgain, {
      ENTERPRISE_PAY_BIZ_ERROR: ["Alipay's enterprise payment failed.", "因公付业务异常。"],
    }),
  },
}
