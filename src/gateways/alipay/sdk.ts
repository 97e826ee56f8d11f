// The order matters: the first import keeps what the second one replaces.
import { genuineDestroy } from "./genuine-socket"
import { AlipaySdk } from "alipay-sdk"
import { Socket } from "node:net"

/*
 * alipay-sdk loads urllib, which replaces Socket.prototype.destroy for the whole process by a function
 * that throws as soon as one error ends two connections: no other HTTP client could be closed, or
 * aborted, any more. We never use the SDK's transport, so Node's own function is put back.
 */
Socket.prototype.destroy = genuineDestroy

export { AlipaySdk }
