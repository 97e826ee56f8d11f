import { create } from "qrcode"

/** What {@link QrCode} draws. */
export interface QrCodeProps {
  /** The gateway's code, exactly as it is in `instruction.code`. */
  code: string
  /** What the picture is, for those who do not see it. */
  label: string
  /** Width and height in CSS pixels. */
  size?: number
  className?: string
}

// ISO/IEC 18004 asks for four light modules around the symbol.
const quietZone = 4

/** The gateway's code as a picture to scan. */
export function QrCode({ code, label, size = 240, className }: QrCodeProps) {
  return (
    <img
      data-testid="qr-code"
      className={className}
      src={qrCodeUrl(code)}
      alt={label}
      width={size}
      height={size}
    />
  )
}

/** The code as a `data:` URL of an SVG picture. */
export function qrCodeUrl(code: string): string {
  const { modules } = create(code, { errorCorrectionLevel: "M" })
  const side = modules.size + 2 * quietZone
  let path = ""
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`
    }
  }
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
