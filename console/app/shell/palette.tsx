import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { CircleUserRound, CornerDownLeft, Languages, Moon, Search, Sun } from 'lucide-react'
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { nameOf } from '../names.ts'
import { listPages } from '../pages.ts'
import { searchQuery } from '../queries.ts'
import { hasScope, useLanguageChoice, useMe } from '../session.ts'
import { setThemeChoice, useTheme } from '../theme.ts'

interface PaletteProps {
  isOpen: boolean
  onClose: () => void
}

/** One field for customers, pages and acts. */
export default function Palette({ isOpen, onClose }: PaletteProps) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState('')
  const close = (): void => {
    setText('')
    onClose()
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup className="fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-140 overflow-hidden rounded-card border border-line bg-raised shadow-float outline-none">
          <Dialog.Title className="sr-only">{t('search.everything')}</Dialog.Title>
          <Command label={t('search.everything')} value={chosen} onValueChange={setChosen} loop>
            <div className="flex h-12 items-center gap-2.5 border-b px-4">
              <Search aria-hidden="true" size={16} className="text-text-3" />
              <Command.Input
                autoFocus
                value={text}
                onValueChange={setText}
                placeholder={t('search.everything')}
                className="h-full flex-1 bg-transparent text-14 outline-none"
              />
            </div>
            <Command.List className="max-h-[50vh] overflow-y-auto p-1.5 has-[[cmdk-item]]:[&_[cmdk-empty]]:hidden">
              <Command.Empty className="px-3 py-8 text-center text-text-2">
                {t('search.nothing')}
              </Command.Empty>
              <FoundCustomers text={text} onDone={close} onFirst={setChosen} />
              <PagesAndActs onDone={close} />
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const groupClass =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-text-3'

interface ItemProps {
  value: string
  icon: ReactNode
  note?: string | null
  onSelect: () => void
  children: ReactNode
  keywords?: string[]
}

function Item({ value, icon, note, onSelect, children, keywords }: ItemProps) {
  return (
    <Command.Item
      value={value}
      {...(keywords ? { keywords } : {})}
      onSelect={onSelect}
      className="group flex h-9 items-center gap-2.5 rounded-control px-2.5 data-[selected=true]:bg-sunken pointer-coarse:h-11"
    >
      <span className="text-text-3">{icon}</span>
      <span className="min-w-0 truncate">{children}</span>
      <span className="min-w-0 flex-1 truncate text-12 text-text-2">{note}</span>
      <CornerDownLeft
        aria-hidden="true"
        size={14}
        className="invisible text-text-3 group-data-[selected=true]:visible"
      />
    </Command.Item>
  )
}

interface FoundProps {
  text: string
  onDone: () => void
  /** People come before pages: the first of them is what Enter opens. */
  onFirst: (id: string) => void
}

function FoundCustomers({ text, onDone, onFirst }: FoundProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const canRead = hasScope(useMe(), 'customers:read')
  const q = useDeferredValue(text.trim())
  const found = useQuery({ ...searchQuery(q), enabled: canRead && q.length > 1 })
  const customers = q.length > 1 ? (found.data?.customers ?? []) : []
  const first = customers[0]?.id
  useEffect(() => {
    if (first !== undefined) onFirst(first)
  }, [first, onFirst])
  if (customers.length === 0) return null
  return (
    <Command.Group heading={t('nav.customers')} className={groupClass} forceMount>
      {customers.map((customer) => (
        <Item
          key={customer.id}
          value={customer.id}
          // The server has matched already, also by an e-mail or a card that is not shown here.
          keywords={[text]}
          icon={<CircleUserRound aria-hidden="true" size={16} strokeWidth={1.75} />}
          note={customer.hint}
          onSelect={() => {
            onDone()
            void navigate({ to: '/customers/$id', params: { id: customer.id } })
          }}
        >
          {nameOf(customer, t)}
        </Item>
      ))}
    </Command.Group>
  )
}

function PagesAndActs({ onDone }: { onDone: () => void }) {
  const { t, language } = useWords()
  const choose = useLanguageChoice()
  const { theme } = useTheme()
  const navigate = useNavigate()
  const me = useMe()
  const run = (act: () => void) => () => {
    onDone()
    act()
  }
  return (
    <>
      <Command.Group heading={t('search.pages')} className={groupClass}>
        {listPages(me).map(({ to, label, icon: Icon }) => (
          <Item
            key={to}
            value={t(label)}
            icon={<Icon aria-hidden="true" size={16} strokeWidth={1.75} />}
            onSelect={run(() => void navigate({ to }))}
          >
            {t(label)}
          </Item>
        ))}
      </Command.Group>
      <Command.Group heading={t('search.acts')} className={groupClass}>
        <Item
          value={t('theme.toggle')}
          icon={
            theme === 'dark' ? <Sun size={16} aria-hidden="true" /> : <Moon size={16} aria-hidden="true" />
          }
          onSelect={run(() => setThemeChoice(theme === 'dark' ? 'light' : 'dark'))}
        >
          {t('theme.toggle')}
        </Item>
        <Item
          value={t('language.other')}
          icon={<Languages size={16} aria-hidden="true" />}
          onSelect={run(() => choose(language === 'pl' ? 'en' : 'pl'))}
        >
          {t('language.other')}
        </Item>
      </Command.Group>
    </>
  )
}
