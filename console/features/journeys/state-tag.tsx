import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { JourneyState } from './journey-queries.ts'

const tones = { draft: 'plain', live: 'ok', paused: 'warn', stopped: 'danger' } as const

export function StateTag({ state }: { state: JourneyState }) {
  const { t } = useWords()
  return <Tag tone={tones[state]}>{t(`journeys.state.${state}`)}</Tag>
}
