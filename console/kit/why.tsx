import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'

interface WhyProps {
  label: string
  title: string
  children: ReactNode
}

/** The word behind which a reason stands: the sentence, the evidence, and the way to change it. */
export function Why({ label, title, children }: WhyProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className="why whitespace-nowrap rounded-[2px] text-12">{label}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50 outline-none">
          <Popover.Popup className="w-80 max-w-[calc(100vw-32px)] rounded-card border border-line bg-raised p-4 text-13 shadow-float outline-none transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <Popover.Title className="mb-1.5 font-strong">{title}</Popover.Title>
            <div className="flex flex-col gap-2 text-text-2">{children}</div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
