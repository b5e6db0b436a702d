import { drawQrCode } from '@splot/contract/qr-code'

const quiet = 4

/** A text for a camera, dark on light; nothing where it is too long. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const modules = drawQrCode(text)
  if (modules === null) return null
  const size = modules.length + 2 * quiet
  const path = modules
    .flatMap((line, row) =>
      line.map((isDark, column) => (isDark ? `M${column + quiet} ${row + quiet}h1v1h-1z` : '')),
    )
    .join('')
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path className="qr-ground" d={`M0 0H${size}V${size}H0z`} />
      <path d={path} />
    </svg>
  )
}
