import { describeGateway } from "./suite"
import { wechatV2 } from "./wechat-v2-adapter"

describeGateway(wechatV2("HMAC-SHA256"), "by API v2 and HMAC-SHA256")
describeGateway(wechatV2("MD5"), "by API v2 and MD5")
