import { Search } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Input } from '../../kit/field.tsx'
import type { NodeKind } from './journey-queries.ts'
import { findIcon } from './node-icons.ts'

const order = ['message', 'wait', 'decide', 'give', 'change', 'end'] as const

/** Steps to draw with, by what they are for: dragged onto the canvas, or pressed. */
export function Palette({ kinds, onAdd }: { kinds: readonly NodeKind[]; onAdd: (kind: NodeKind) => void }) {
  const { t, language } = useWords()
  const [typed, setTyped] = useState('')
  const words = typed.trim().toLocaleLowerCase(language)
  const found = kinds.filter(({ label, hint }) =>
    `${label[language]} ${hint[language]}`.toLocaleLowerCase(language).includes(words),
  )
  return (
    <div className="flex flex-col gap-3">
      <div className="relative">
        <Search
          aria-hidden="true"
          size={14}
          className="-translate-y-1/2 absolute top-1/2 left-2.5 text-text-3"
        />
        <Input
          type="search"
          aria-label={t('journeys.findStep')}
          placeholder={t('journeys.findStep')}
          className="pl-8!"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {order.map((category) => {
        const list = found.filter((one) => one.category === category)
        if (list.length === 0) return null
        return (
          <section key={category} aria-label={t(`journeys.category.${category}`)}>
            <h2 className="mb-1 text-12 text-text-3">{t(`journeys.category.${category}`)}</h2>
            <ul className="flex flex-col">
              {list.map((kind) => (
                <li key={kind.id}>
                  <KindButton kind={kind} onAdd={onAdd} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function KindButton({ kind, onAdd }: { kind: NodeKind; onAdd: (kind: NodeKind) => void }) {
  const { language } = useWords()
  const Icon = findIcon(kind.icon)
  return (
    <button
      type="button"
      draggable
      title={kind.hint[language]}
      className="flex h-8 w-full cursor-grab! items-center gap-2 rounded-control px-2 text-left text-13 hover:bg-sunken pointer-coarse:h-11"
      onDragStart={(event) => {
        event.dataTransfer.setData('text/splot-step', kind.id)
        event.dataTransfer.effectAllowed = 'copy'
      }}
      onClick={() => onAdd(kind)}
    >
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0 text-text-2" />
      <span className="truncate">{kind.label[language]}</span>
    </button>
  )
}
