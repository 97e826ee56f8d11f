import { Socket } from "node:net"

/** Node's own, as long as this module is loaded before alipay-sdk. See `sdk.ts`. */
export const genuineDestroy = Socket.prototype.destroy
