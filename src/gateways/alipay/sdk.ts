import { AlipaySdk } from "alipay-sdk"
import { healSockets } from "../sockets"

// The one place that loads the SDK, so that what it does to the process is undone at once.
healSockets()

export { AlipaySdk }
