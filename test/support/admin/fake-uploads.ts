import type { FakeApi } from "./fake-api"

interface Sent {
  isAborted: boolean
}

let sent: Sent[] = []

/** What was sent since the last {@link fakeUploads}. */
export const uploads = (): readonly Sent[] => sent

/** The browser's way to send a file and to tell how far it is: half of it at once, the rest with the answer. */
export function fakeUploads(api: FakeApi): void {
  sent = []
  class Upload {
    readonly upload: { onprogress?: (sent: { loaded: number; total: number }) => void } = {}
    readonly setRequestHeader = () => undefined
    onload?: () => void
    onabort?: () => void
    isAborted = false
    status = 0
    responseText = ""
    private url = ""

    open(_method: string, url: string): void {
      this.url = new URL(url, location.href).href
    }

    abort(): void {
      this.isAborted = true
      this.onabort?.()
    }

    send(file: File): void {
      sent.push(this)
      const { size: total } = file
      this.upload.onprogress?.({ loaded: total / 2, total })
      void api.answer("POST", this.url, null).then(({ status, body }) => {
        if (this.isAborted) return
        this.upload.onprogress?.({ loaded: total, total })
        Object.assign(this, { status, responseText: JSON.stringify(body) })
        this.onload?.()
      })
    }
  }
  Object.assign(globalThis, { XMLHttpRequest: Upload })
}
