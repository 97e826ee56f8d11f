import { create } from "qrcode"
import type { Page } from "playwright-core"

const QUIET_ZONE = 4

/** The QR code as it is on the screen: a row of `#` and spaces for each row of modules. */
export function shownDots(page: Page, link: string): Promise<string[]> {
  const { size } = dotsOf(link)
  return page.getByTestId("qr-code").evaluate(
    async (element, { side, margin }) => {
      const image = element as HTMLImageElement
      await image.decode()
      const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side })
      const context = canvas.getContext("2d")
      if (!context) throw new Error("This browser cannot draw.")
      context.drawImage(image, 0, 0, side, side)
      const dot = (x: number, y: number) => context.getImageData(x, y, 1, 1).data[0] === 0
      const inside = Array.from({ length: side - 2 * margin }, (_, index) => index + margin)
      return inside.map((y) => inside.map((x) => (dot(x, y) ? "#" : " ")).join(""))
    },
    { side: size + 2 * QUIET_ZONE, margin: QUIET_ZONE }
  )
}

/** The QR code that says this, as the library for QR codes has it. */
export function expectedDots(text: string): string[] {
  const { size, dark } = dotsOf(text)
  const each = Array.from({ length: size }, (_, index) => index)
  return each.map((row) => each.map((column) => (dark(row, column) ? "#" : " ")).join(""))
}

function dotsOf(text: string) {
  const { modules } = create(text, { errorCorrectionLevel: "M" })
  return {
    size: modules.size,
    dark: (row: number, column: number) => Boolean(modules.get(row, column)),
  }
}
