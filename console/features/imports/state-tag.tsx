import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { ImportState } from './import-queries.ts'

const tones: Record<ImportState, 'plain' | 'ok' | 'warn' | 'danger' | 'info'> = {
  receiving: 'plain',
  mapping: 'warn',
  checking: 'info',
  checked: 'warn',
  running: 'info',
  settling: 'info',
  done: 'ok',
  cancelled: 'plain',
  failed: 'danger',
  undoing: 'info',
  undone: 'plain',
}

/** How an import stands, in a word. */
export function ImportStateTag({ state }: { state: ImportState }) {
  const { t } = useWords()
  return <Tag tone={tones[state]}>{t(`imports.state.${state}`)}</Tag>
}
