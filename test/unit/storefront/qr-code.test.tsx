import { renderToStaticMarkup } from "react-dom/server"
import { create } from "qrcode"
import { QrCode, qrCodeUrl } from "../../../storefront/react"

const code = "https://qr.alipay.com/bax00000000000000000"

/** Reads the dark modules back out of the picture. */
function darkModules(url: string): Set<string> {
  const svg = decodeURIComponent(url.slice("data:image/svg+xml,".length))
  return new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`))
}

describe("QrCode", () => {
  it("draws exactly the modules of the code, inside a quiet zone of four", () => {
    const { modules } = create(code, { errorCorrectionLevel: "M" })
    const expected = new Set<string>()
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        if (modules.get(row, column)) expected.add(`${column + 4},${row + 4}`)
      }
    }
    expect(darkModules(qrCodeUrl(code))).toEqual(expected)
  })

  it("draws another picture for another code", () => {
    expect(qrCodeUrl(code)).not.toBe(qrCodeUrl(`${code}1`))
  })

  it("is a picture with a text for those who do not see it", () => {
    const markup = renderToStaticMarkup(<QrCode code={code} label="Scan with Alipay" size={200} />)
    expect(markup).toContain('data-testid="qr-code"')
    expect(markup).toContain('alt="Scan with Alipay"')
    expect(markup).toContain('width="200" height="200"')
  })
})
