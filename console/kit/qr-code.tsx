import { drawQrCode } from '@splot/contract/qr-code'

const quiet = 4

/** A text for a camera; dark on light in both themes, for many cameras read it no other way. Nothing where it is too long. */
export function QrCode({ text, label }: { text: string; label: string }) {
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
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="w-44 max-w-full rounded-card border border-line"
      shapeRendering="crispEdges"
    >
      <path d={`M0 0H${size}V${size}H0z`} fill="var(--qr-ground)" />
      <path d={path} fill="var(--qr-mark)" />
    </svg>
  )
}
