/** How far something is, from 0 to 1; beside it stands the figure. */
export function Progress({ value, label }: { value: number; label: string }) {
  const percent = Math.round(Math.min(1, value) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="hidden h-1.5 w-28 overflow-hidden rounded-full bg-sunken sm:block"
    >
      <div
        className="h-full rounded-full bg-brand transition-[width] duration-180"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
