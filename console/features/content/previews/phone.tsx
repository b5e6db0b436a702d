import type { ReactNode } from 'react'

interface PhoneProps {
  bar?: ReactNode
  children: ReactNode
  height?: number
}

/** A phone's screen, drawn with hairlines: what matters is what stands on it. */
export function Phone({ bar, children, height = 330 }: PhoneProps) {
  return (
    <div className="mx-auto w-full max-w-76 rounded-[28px] border border-line bg-canvas p-1.5">
      <div
        className="flex flex-col overflow-hidden rounded-[22px] border border-line bg-surface"
        style={{ height }}
      >
        <div
          aria-hidden="true"
          className="flex h-6 shrink-0 items-center justify-between px-5 font-medium text-12 text-text-2"
        >
          <span>9:41</span>
          <span className="flex items-center gap-1">
            <span className="h-2 w-3.5 rounded-[2px] bg-text-3" />
          </span>
        </div>
        {bar}
        {children}
      </div>
    </div>
  )
}
