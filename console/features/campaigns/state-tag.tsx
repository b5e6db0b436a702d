import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { CampaignState } from './campaign-queries.ts'

const tones = {
  draft: 'plain',
  scheduled: 'info',
  gathering: 'info',
  sending: 'ok',
  sampled: 'warn',
  running: 'ok',
  paused: 'warn',
  finished: 'plain',
  stopped: 'danger',
} as const satisfies Record<CampaignState, string>

export function StateTag({ state }: { state: CampaignState }) {
  const { t } = useWords()
  return <Tag tone={tones[state]}>{t(`campaigns.state.${state}`)}</Tag>
}
