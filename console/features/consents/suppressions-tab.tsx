import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { type MessageKey, useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Section } from '../../kit/figures.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import {
  type Address,
  checkAddress,
  releaseAddress,
  suppressAddress,
  suppressionsQuery,
} from './consent-api.ts'

const reasons: Record<string, MessageKey> = {
  bounce: 'suppressions.bounce',
  complaint: 'suppressions.complaint',
  manual: 'suppressions.manual',
  withdrawal: 'suppressions.withdrawal',
  erased: 'suppressions.erased',
}

/** Addresses never to be used: how many and why, and what one may do about a single one. */
export function SuppressionsTab() {
  const { t } = useWords()
  const query = useQuery(suppressionsQuery)
  return (
    <div className="flex max-w-200 flex-col gap-6">
      <p className="text-text-2">{t('suppressions.text')}</p>
      <AddressDesk />
      <Section title={t('suppressions.counts')}>
        {query.isPending ? (
          <PageLoading />
        ) : query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : query.data.items.length === 0 ? (
          <p className="text-text-2">{t('suppressions.none')}</p>
        ) : (
          <Counts items={query.data.items} />
        )}
      </Section>
    </div>
  )
}

function Counts({ items }: { items: readonly { reason: string; count: number; lastAt: string }[] }) {
  const { t, format } = useWords()
  return (
    <Table
      isStacked
      label={t('suppressions.counts')}
      columns={[
        { key: 'reason', label: t('suppressions.reason') },
        { key: 'count', label: t('suppressions.count'), align: 'right' },
        { key: 'last', label: t('suppressions.last'), align: 'right' },
      ]}
    >
      {items.map(({ reason, count, lastAt }) => (
        <tr key={reason}>
          <Cell>{reasons[reason] === undefined ? reason : t(reasons[reason])}</Cell>
          <Cell label={t('suppressions.count')} align="right">
            {format.number(count)}
          </Cell>
          <Cell label={t('suppressions.last')} align="right">
            {format.dateTime(lastAt)}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function AddressDesk() {
  const { t } = useWords()
  const [address, setAddress] = useState<Address>({ kind: 'email', value: '' })
  const check = useMutation({ mutationFn: () => checkAddress(address) })
  const change = useMutation({
    mutationFn: (run: (address: Address) => Promise<unknown>) => run(address),
    onSuccess: async () => {
      tell(t('suppressions.changed'))
      check.mutate()
      await queryClient.invalidateQueries({ queryKey: suppressionsQuery.queryKey })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const put = (next: Address): void => {
    check.reset()
    setAddress(next)
  }
  return (
    <form
      className="flex flex-col gap-3 rounded-card border border-line bg-canvas p-4"
      onSubmit={(event) => {
        event.preventDefault()
        check.mutate()
      }}
    >
      <div>
        <Segmented
          label={t('suppressions.kind')}
          value={address.kind}
          options={[
            { value: 'email', label: t('identifier.email') },
            { value: 'phone', label: t('identifier.phone') },
          ]}
          onChange={(kind) => put({ ...address, kind })}
        />
      </div>
      <TextField
        label={t(address.kind === 'email' ? 'identifier.email' : 'identifier.phone')}
        required
        error={check.error?.message}
        value={address.value}
        onChange={(value) => put({ ...address, value })}
      />
      <div className="flex flex-wrap items-center gap-2" aria-live="polite">
        <Button type="submit" isBusy={check.isPending}>
          {t('suppressions.check')}
        </Button>
        {check.data && (
          <Verdict
            isSuppressed={check.data.isSuppressed}
            isBusy={change.isPending}
            onChange={(run) => change.mutate(run)}
          />
        )}
      </div>
    </form>
  )
}

interface VerdictProps {
  isSuppressed: boolean
  isBusy: boolean
  onChange: (run: (address: Address) => Promise<unknown>) => void
}

/** What was found, and the one act that changes it. */
function Verdict({ isSuppressed, isBusy, onChange }: VerdictProps) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={isSuppressed ? 'danger' : 'ok'}>
        {t(isSuppressed ? 'suppressions.is' : 'suppressions.isNot')}
      </Tag>
      <Button
        tone={isSuppressed ? 'plain' : 'danger'}
        isBusy={isBusy}
        onClick={() => onChange(isSuppressed ? releaseAddress : suppressAddress)}
      >
        {t(isSuppressed ? 'suppressions.release' : 'suppressions.add')}
      </Button>
    </>
  )
}
