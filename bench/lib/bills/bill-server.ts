import { createReadStream, statSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Platform } from "../../../simulator/wechat/platform"
import { signatureHeaders } from "../../../simulator/wechat/sign"
import type { Credentials } from "../../../simulator"
import type { WrittenBill } from "./write-wechat"

export interface BillServer {
  url: string
  close(): Promise<void>
}

/** WeChat Pay as far as a bill goes: an address with a hash, signed, and the file behind it. */
export async function serveBill(credentials: Credentials, bill: WrittenBill): Promise<BillServer> {
  const platform = new Platform(credentials)
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/v3/billdownload/")) {
      const { size } = statSync(bill.gzip)
      response.writeHead(200, { "content-type": "application/x-gzip", "content-length": size })
      createReadStream(bill.gzip).pipe(response)
      return
    }
    const url = `http://${request.headers.host}/v3/billdownload/file?token=1&tartype=gzip`
    const body = JSON.stringify({ hash_type: "SHA1", hash_value: bill.sha1, download_url: url })
    const serial = credentials.wechat.publicKeyId
    const signature = signatureHeaders({ credentials, platform }, body, { serial, at: new Date() })
    response.writeHead(200, { "content-type": "application/json", ...signature }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
