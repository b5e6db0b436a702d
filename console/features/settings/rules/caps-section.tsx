import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Tag } from '../../../kit/chip.tsx'
import { Failure, PageLoading } from '../../../kit/states.tsx'
import { Cell, Table } from '../../../kit/table.tsx'
import { tellFailure } from '../../../kit/tell.ts'
import { usePurposeName } from '../../consents/use-purpose-name.ts'
import { CapDialog } from './cap-dialog.tsx'
import { wordCap } from './cap-words.ts'
import { type Cap, capsQuery } from './rules-api.ts'
import { useCapChange } from './use-cap-change.ts'

/** How often somebody may be reached, over all that contacts them: one sentence a cap. */
export function CapsSection({ canChange }: { canChange: boolean }) {
  const { t } = useWords()
  const query = useQuery(capsQuery)
  const [edited, setEdited] = useState<Cap | 'new' | null>(null)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const caps = query.data.items
  return (
    <section className="max-w-200 border-t pt-6">
      <header className="mb-2 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 max-w-140 flex-1">
          <h2 className="text-16 font-strong">{t('caps.title')}</h2>
          <p className="mt-1 text-text-2">{t('caps.text')}</p>
        </div>
        {canChange && (
          <Button icon={Plus} onClick={() => setEdited('new')}>
            {t('caps.add')}
          </Button>
        )}
      </header>
      {caps.length === 0 ? (
        <p className="text-text-3">{t('caps.none')}</p>
      ) : (
        <Table
          isStacked
          label={t('caps.title')}
          columns={[
            { key: 'rule', label: t('caps.rule') },
            ...(canChange ? [{ key: 'acts', label: t('table.acts'), align: 'right' as const }] : []),
          ]}
        >
          {caps.map((cap) => (
            <CapRow key={cap.id} cap={cap} onEdit={canChange ? () => setEdited(cap) : null} />
          ))}
        </Table>
      )}
      {edited !== null && (
        <CapDialog
          cap={edited === 'new' ? null : edited}
          taken={caps.map((one) => one.id)}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

function CapRow({ cap, onEdit }: { cap: Cap; onEdit: (() => void) | null }) {
  const { t } = useWords()
  const sentence = wordCap(cap, t, usePurposeName())
  const remove = useCapChange(t('caps.removed'), () => undefined)
  return (
    <tr>
      <Cell>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="font-medium">{sentence}</span>
          {cap.journey !== null && <Tag>{t('caps.inJourney', { id: cap.journey })}</Tag>}
        </span>
      </Cell>
      {onEdit !== null && (
        <Cell align="right">
          <span className="inline-flex gap-2">
            <Button size="sm" aria-label={t('caps.changeOf', { rule: sentence })} onClick={onEdit}>
              {t('purposes.change')}
            </Button>
            <Button
              size="sm"
              tone="danger"
              aria-label={t('caps.removeOf', { rule: sentence })}
              isBusy={remove.isPending}
              onClick={() =>
                remove.mutate(
                  { id: cap.id, change: (caps) => caps.filter((one) => one.id !== cap.id) },
                  { onError: (error) => tellFailure(error, t('error.title')) },
                )
              }
            >
              {t('members.remove')}
            </Button>
          </span>
        </Cell>
      )}
    </tr>
  )
}
