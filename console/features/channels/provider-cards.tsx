import type { UseQueryResult } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import { SidePanel } from '../../kit/dialog.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import type { Provider } from './provider-form.tsx'

interface ProviderCardsProps<One extends Provider> {
  title: string
  intro: string
  query: UseQueryResult<{ items: One[] }>
  /** How one stands, and what is worth knowing of it. */
  say: (one: One) => { state: string; tone: 'ok' | 'info' | 'plain'; about: string }
  /** Its settings, beside the list. */
  draw: (one: One) => ReactNode
}

/** All there are to be set up, each a card that opens its settings. */
export function ProviderCards<One extends Provider>({
  title,
  intro,
  query,
  ...cards
}: ProviderCardsProps<One>) {
  const { language } = useWords()
  const [openId, setOpenId] = useState<string | null>(null)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data?.items ?? []
  const chosen = items.find((one) => one.id === openId)
  return (
    <section aria-label={title}>
      <h2 className="text-16 font-strong">{title}</h2>
      <p className="mt-1 mb-4 max-w-160 text-text-2">{intro}</p>
      {query.isPending && <Bone className="h-24 w-full" />}
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {items.map((one) => (
          <li key={one.id}>
            <Card label={one.label[language]} {...cards.say(one)} onOpen={() => setOpenId(one.id)} />
          </li>
        ))}
      </ul>
      <SidePanel
        isOpen={chosen !== undefined}
        onClose={() => setOpenId(null)}
        title={chosen === undefined ? '' : chosen.label[language]}
      >
        {chosen && <div key={chosen.id}>{cards.draw(chosen)}</div>}
      </SidePanel>
    </section>
  )
}

type CardProps = ReturnType<ProviderCardsProps<Provider>['say']> & { label: string; onOpen: () => void }

function Card({ label, state, tone, about, onOpen }: CardProps) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex h-full w-full items-start gap-3 rounded-card border border-line bg-surface p-4 text-left transition-colors duration-120 hover:bg-canvas"
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-strong">{label}</span>
          <Tag tone={tone}>{state}</Tag>
        </span>
        <span className="mt-1 block text-12 text-text-2">{about}</span>
      </span>
      <ChevronRight aria-hidden="true" size={16} className="mt-1 shrink-0 text-text-3" />
    </button>
  )
}
