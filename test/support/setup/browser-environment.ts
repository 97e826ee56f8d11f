import { TestEnvironment } from "jest-environment-jsdom"

/** jsdom, with what browsers have and it lacks: Node's own. */
export default class BrowserEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    Object.assign(this.global, {
      fetch,
      Headers,
      Request,
      Response,
      TextDecoder,
      TextEncoder,
      TransformStream,
      ReadableStream,
      structuredClone,
    })
  }
}
