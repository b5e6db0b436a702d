import { inkThread, madderThread } from './logo-paths.ts'

/** The mark: an S of two interlaced threads. What it stands for is said beside it. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      strokeWidth="3.5"
      className="shrink-0"
    >
      <path d={inkThread} stroke="var(--splot-b)" />
      <path d={madderThread} stroke="var(--splot-a)" />
    </svg>
  )
}

/** The mark being drawn: first the ink thread, then the madder one. Still where motion is unwelcome. */
export function LoadingMark({ size = 32, isMono = false }: { size?: number; isMono?: boolean }) {
  const ink = isMono ? 'currentColor' : 'var(--splot-b)'
  const madder = isMono ? 'currentColor' : 'var(--splot-a)'
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      strokeWidth="3.5"
      aria-hidden="true"
      className="loading-mark shrink-0"
    >
      <path d={inkThread} stroke={ink} pathLength={1} />
      <path d={madderThread} stroke={madder} pathLength={1} />
    </svg>
  )
}
