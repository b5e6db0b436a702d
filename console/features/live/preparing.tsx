import type { GetSampleGoodsReply } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'
import { Progress } from '../../kit/progress.tsx'
import { Empty } from '../../kit/states.tsx'

/** The first minute of the sample brand: what is there so far, in the place of a list that is empty yet. */
export default function Preparing({ goods: { phase, sent, total } }: { goods: GetSampleGoodsReply }) {
  const { t } = useWords()
  const title = t('preparing.title')
  const share = total === 0 ? 0 : sent / total
  return (
    <Empty title={title} action={<Progress value={share} label={title} className="w-40" />}>
      <span role="status">
        {phase === 'goods'
          ? t('preparing.goods', { percent: Math.floor(share * 100) })
          : t('preparing.plan', { sent, total })}
      </span>
    </Empty>
  )
}
