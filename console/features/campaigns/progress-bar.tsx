interface ProgressBarProps {
  /** From 0 to 1. */
  share: number
  label: string
}

/** How far something is, with the words beside it. */
export function ProgressBar({ share, label }: ProgressBarProps) {
  return (
    <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 text-text-2">
      <p>{label}</p>
      <div aria-hidden="true" className="h-1.5 w-full max-w-80 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full rounded-full bg-ok transition-[width] duration-180"
          style={{ width: `${Math.min(1, share) * 100}%` }}
        />
      </div>
    </div>
  )
}
