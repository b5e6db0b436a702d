import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useScope } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { tellFailure, tellWithUndo } from '../../kit/tell.ts'
import { NoneYet } from '../live/none-yet.tsx'
import { savePromotion } from './promotion.ts'
import { useEffectWords, useTargetWords } from './promotion-words.ts'
import { type Promotion, promotionsQuery } from './queries.ts'

const tones = { running: 'ok', to_come: 'info', over: 'plain' } as const

/** Promotions that run, come, and are over; those that run can be ended. */
export function PromotionsTab() {
  const { t } = useWords()
  const query = useQuery(promotionsQuery)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Bone className="mx-6 mt-4 h-40" />
  if (query.data.items.length === 0)
    return <NoneYet title={t('promotion.empty')}>{t('promotion.emptyText')}</NoneYet>
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">
      <Table
        isStacked
        label={t('catalogue.promotions')}
        columns={[
          { key: 'name', label: t('promotion.name') },
          { key: 'effect', label: t('promotion.effect') },
          { key: 'target', label: t('promotion.target') },
          { key: 'time', label: t('promotion.time') },
          { key: 'state', label: t('promotion.state') },
          { key: 'act', label: '' },
        ]}
      >
        {query.data.items.map((one) => (
          <Row key={one.id} promotion={one} />
        ))}
      </Table>
      <p className="mt-4 max-w-150 text-12 text-text-3">{t('promotion.rule')}</p>
    </div>
  )
}

function Row({ promotion }: { promotion: Promotion }) {
  const { t, format, language } = useWords()
  const effectWords = useEffectWords()
  const targetWords = useTargetWords()
  const until = promotion.until === null ? t('promotion.open') : format.dateTime(promotion.until)
  return (
    <tr>
      <Cell>
        <span className="font-medium">{promotion.names?.[language] ?? promotion.name}</span>
      </Cell>
      <Cell label={t('promotion.effect')}>{effectWords(promotion.effect)}</Cell>
      <Cell label={t('promotion.target')}>
        <span className="text-text-2">{targetWords(promotion.target)}</span>
      </Cell>
      <Cell label={t('promotion.time')}>
        <span className="text-text-2">
          {format.dateTime(promotion.from)} – {until}
        </span>
      </Cell>
      <Cell label={t('promotion.state')}>
        <Tag tone={tones[promotion.state]}>{t(`promotion.state.${promotion.state}`)}</Tag>
      </Cell>
      <Cell align="right">{promotion.state === 'running' && <End promotion={promotion} />}</Cell>
    </tr>
  )
}

/** Ends it now; within ten seconds it can go on as it was. */
function End({ promotion }: { promotion: Promotion }) {
  const { t } = useWords()
  const now = useNow()
  const mayWrite = useScope('catalog:write')
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (until: string | null) => savePromotion({ ...promotion, until }),
    onSettled: () =>
      Promise.all(
        ['promotions', 'products', 'product', 'price-history'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!mayWrite) return null
  const end = () =>
    save.mutate(new Date(now).toISOString(), {
      onSuccess: () =>
        tellWithUndo(t('promotion.ended', { name: promotion.name }), {
          label: t('action.undo'),
          run: () => save.mutate(promotion.until),
        }),
    })
  return (
    <Button size="sm" isBusy={save.isPending} onClick={end}>
      {t('promotion.end')}
    </Button>
  )
}
