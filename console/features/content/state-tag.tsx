import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { ItemState } from './model.ts'

const toneOf = { draft: 'plain', live: 'ok', changed: 'info', waiting: 'warn', archived: 'plain' } as const

/** How an item stands: never published, published, changed since, waiting for a second person. */
export function StateTag({ state }: { state: ItemState | 'archived' }) {
  const { t } = useWords()
  return <Tag tone={toneOf[state]}>{t(`content.state.${state}`)}</Tag>
}
