interface ProgressProps {
  value: number
  label: string
  /** Its width, and where it is shown. */
  className?: string
}

/** How far something is, from 0 to 1; beside it stands the figure. */
export function Progress({ value, label, className = 'hidden w-28 sm:block' }: ProgressProps) {
  const percent = Math.round(Math.min(1, value) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={`h-1.5 overflow-hidden rounded-full bg-sunken ${className}`}
    >
      <div
        className="h-full rounded-full bg-brand transition-[width] duration-180"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
