import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/t.ts'
import { IconButton } from './button.tsx'

interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  intro?: ReactNode
  children: ReactNode
  actions?: ReactNode
  width?: 'narrow' | 'wide'
}

const backdrop =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'

/** Asks for a decision before anything else goes on. */
export function Dialog({ isOpen, onClose, title, intro, children, actions, width = 'narrow' }: DialogProps) {
  const { t } = useWords()
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          className={`fixed inset-x-4 top-1/2 z-50 mx-auto flex max-h-[calc(100dvh-32px)] -translate-y-1/2 flex-col rounded-card border border-line bg-raised shadow-float outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 ${width === 'wide' ? 'max-w-160' : 'max-w-110'}`}
        >
          <header className="pt-4 pr-13 pb-3 pl-5">
            <Base.Title className="text-16 font-strong">{title}</Base.Title>
            {intro !== undefined && (
              <Base.Description className="mt-1 text-13 text-text-2">{intro}</Base.Description>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-4">{children}</div>
          {actions !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{actions}</footer>
          )}
          {/* The last of the keyboard's stops: it goes to what is asked first, and no key pressed once more closes it. */}
          <Base.Close
            render={<IconButton label={t('action.close')} icon={X} className="absolute top-4 right-3" />}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

interface SidePanelProps {
  isOpen: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
}

/** Something looked at beside its context: from the right, without dimming what lies under it. */
export function SidePanel({ isOpen, onClose, title, children }: SidePanelProps) {
  const { t } = useWords()
  return (
    <Base.Root
      open={isOpen}
      modal={false}
      disablePointerDismissal
      onOpenChange={(open) => !open && onClose()}
    >
      <Base.Portal>
        <Base.Popup className="fixed inset-y-0 right-0 z-30 flex w-full sm:max-w-105 md:top-13 flex-col border-l bg-canvas shadow-float outline-none transition-[opacity,translate] duration-150 ease-calm data-ending-style:translate-x-4 data-ending-style:opacity-0 data-starting-style:translate-x-4 data-starting-style:opacity-0">
          <div className="flex min-h-13 items-center gap-3 border-b px-5 py-2">
            <Base.Title className="min-w-0 flex-1 text-14 font-strong">{title}</Base.Title>
            <Base.Close render={<IconButton label={t('action.close')} icon={X} className="-mr-2" />} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
