import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { type Purpose, purposesQuery } from './consent-api.ts'
import { wordChannels } from './consent-words.ts'
import { PurposeDialog } from './purpose-dialog.tsx'

/** What the data are processed for, what each rests on and over which channels. */
export function PurposesTab() {
  const { t } = useWords()
  const query = useQuery(purposesQuery)
  const canChange = useScope('consents:manage')
  const [edited, setEdited] = useState<Purpose | 'new' | null>(null)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <p className="max-w-160 text-text-2">{t('purposes.text')}</p>
        {canChange && (
          <Button tone="primary" icon={Plus} onClick={() => setEdited('new')}>
            {t('purposes.add')}
          </Button>
        )}
      </div>
      <Table
        isStacked
        label={t('consents.purposes')}
        columns={[
          { key: 'name', label: t('purposes.name') },
          { key: 'basis', label: t('purposes.basis') },
          { key: 'channels', label: t('purposes.channels') },
          { key: 'acts', label: t('table.acts'), align: 'right' },
        ]}
      >
        {query.data.items.map((purpose) => (
          <PurposeRow
            key={purpose.id}
            purpose={purpose}
            onEdit={canChange ? () => setEdited(purpose) : null}
          />
        ))}
      </Table>
      {edited !== null && (
        <PurposeDialog purpose={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function PurposeRow({ purpose, onEdit }: { purpose: Purpose; onEdit: (() => void) | null }) {
  const words = useWords()
  const { t, language } = words
  return (
    <tr>
      <Cell>
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{purpose.name[language]}</span>
          <code className="font-mono text-12 text-text-3">{purpose.id}</code>
          {!purpose.isActive && <Tag>{t('purposes.off')}</Tag>}
          {purpose.isOfPack && <Tag>{t('purposes.ofPack')}</Tag>}
        </span>
      </Cell>
      <Cell label={t('purposes.basis')}>{t(`basis.${purpose.basis}`)}</Cell>
      <Cell label={t('purposes.channels')}>
        <span className="text-text-2">{wordChannels(purpose.channels, words)}</span>
      </Cell>
      <Cell align="right">
        {onEdit !== null && (
          <Button size="sm" onClick={onEdit}>
            {t('purposes.change')}
          </Button>
        )}
      </Cell>
    </tr>
  )
}
