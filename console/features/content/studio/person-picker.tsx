import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, CircleUserRound, Search, Sparkle } from 'lucide-react'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { nameOf } from '../../../app/names.ts'
import { searchQuery } from '../../../app/queries.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { buttonClass } from '../../../kit/button.tsx'
import { Input } from '../../../kit/field.tsx'
import { useStudio } from './studio.ts'

const RecentFields = lazy(() =>
  import('./recent-fields.tsx').then((fields) => ({ default: fields.RecentFields })),
)

const popup =
  'w-80 max-w-[calc(100vw-32px)] rounded-card border border-line bg-raised p-3 shadow-float outline-none transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0'

/** Whose message the previews show: a made-up person, or any customer one may see. */
export function PersonPicker() {
  const { t } = useWords()
  const { person, recent } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const canSearch = useScope('customers:read')
  const tried = Object.keys(recent).length
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className={buttonClass('plain')}>
        <CircleUserRound aria-hidden="true" size={16} strokeWidth={1.75} />
        <span className="text-text-2">{t('content.seenBy')}</span>
        <span className="max-w-40 truncate">{person?.name ?? t('content.samplePerson')}</span>
        {tried > 0 && <Sparkle aria-label={t('content.momentTried')} size={14} className="text-brand-text" />}
        <ChevronDown aria-hidden="true" size={14} className="text-text-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50 outline-none">
          <Popover.Popup className={popup}>
            <Popover.Title className="sr-only">{t('content.seenBy')}</Popover.Title>
            {canSearch && <PersonSearch onDone={() => setOpen(false)} />}
            <Suspense>
              <RecentFields />
            </Suspense>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function PersonSearch({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const { setPerson } = useStudio()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const found = useQuery({ ...searchQuery(q), enabled: q.length > 1 })
  const customers = q.length > 1 ? (found.data?.customers ?? []) : []
  const choose = (person: { id: string; name: string } | null) => () => {
    setPerson(person)
    onDone()
  }
  return (
    <search>
      <div className="relative">
        <Search
          aria-hidden="true"
          size={16}
          className="absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3"
        />
        <Input
          type="search"
          aria-label={t('content.findPerson')}
          placeholder={t('content.findPerson')}
          className="pl-8.5"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul className="mt-1.5 max-h-56 overflow-y-auto">
        <li>
          <PersonRow
            name={t('content.samplePerson')}
            note={t('content.samplePersonNote')}
            onChoose={choose(null)}
          />
        </li>
        {customers.map((customer) => {
          const name = nameOf(customer, t)
          return (
            <li key={customer.id}>
              <PersonRow name={name} note={customer.hint} onChoose={choose({ id: customer.id, name })} />
            </li>
          )
        })}
        {q.length > 1 && found.data && customers.length === 0 && (
          <li className="px-2 py-2 text-text-2">{t('content.nobodyFound')}</li>
        )}
      </ul>
    </search>
  )
}

function PersonRow({ name, note, onChoose }: { name: string; note: string | null; onChoose: () => void }) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex min-h-9 w-full items-baseline gap-2 rounded-control px-2 py-1.5 text-left hover:bg-sunken focus-visible:bg-sunken"
    >
      <span className="truncate font-medium">{name}</span>
      <span className="min-w-0 flex-1 truncate text-12 text-text-2">{note}</span>
    </button>
  )
}
