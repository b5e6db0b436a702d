import { Menu as Base } from '@base-ui/react/menu'
import { Check, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

interface MenuProps {
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  /** Where the keyboard goes when it closes; null: back to its button. */
  onward?: () => HTMLElement | null
}

/** A list of acts behind a button. */
export function Menu({ trigger, children, align = 'start', onward }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Base.Popup
            finalFocus={onward ?? true}
            className="min-w-48 max-w-80 rounded-card border border-line bg-raised p-1 shadow-float outline-none transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

const itemClass =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-control px-2 text-13 outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11'

interface MenuItemProps {
  icon?: LucideIcon
  isChosen?: boolean
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({ icon: Icon, isChosen, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item className={itemClass} onClick={onSelect} aria-current={isChosen ? 'true' : undefined}>
      {Icon && <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="text-text-3" />}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {isChosen && <Check aria-hidden="true" size={14} className="text-brand-text" />}
    </Base.Item>
  )
}

export function MenuLine() {
  return <Base.Separator className="my-1 h-px bg-line" />
}

export function MenuNote({ children }: { children: ReactNode }) {
  return <div className="px-2 py-1.5 text-12 text-text-3">{children}</div>
}
