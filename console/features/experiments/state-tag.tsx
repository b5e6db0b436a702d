import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { ExperimentRow } from './experiment-queries.ts'

const tones = { draft: 'plain', running: 'ok', stopped: 'warn', finished: 'info' } as const

export function StateTag({ state }: { state: ExperimentRow['state'] }) {
  const { t } = useWords()
  return <Tag tone={tones[state]}>{t(`experiments.state.${state}`)}</Tag>
}
