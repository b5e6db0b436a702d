import { useStudio } from '../studio/studio.ts'

/** The brand's first letter in its own colours, where programs show a sender's picture. */
export function BrandDot({
  name,
  size = 32,
  isSquare = false,
}: {
  name: string
  size?: number
  isSquare?: boolean
}) {
  const { colours } = useStudio().brand.kit
  return (
    <span
      aria-hidden="true"
      className={`inline-flex shrink-0 items-center justify-center font-strong ${isSquare ? 'rounded-control' : 'rounded-full'}`}
      style={{
        width: size,
        height: size,
        fontSize: size * 0.45,
        background: colours.accent,
        color: colours.onAccent,
      }}
    >
      {(name.trim()[0] ?? 'S').toUpperCase()}
    </span>
  )
}
