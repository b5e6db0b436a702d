import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Select } from '../../kit/select.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { type Import, importQuery, pathOf, type Target, targetsQuery } from './import-queries.ts'
import { Options } from './options.tsx'

const leftOut = '-'
const own = 'trait:'

/** What each column of the file is, with what its first rows say. */
export function Mapping({ one }: { one: Import }) {
  const { t } = useWords()
  const targets = useQuery(targetsQuery(one.kind)).data?.items ?? []
  const [chosen, setChosen] = useState(() =>
    Object.fromEntries(one.columns.map(({ name, target }) => [name, target])),
  )
  const [options, setOptions] = useState(one.options)
  const check = useMutation({
    mutationFn: async () => {
      await request(pathOf(one.id, '/mapping'), { method: 'PUT', body: { mapping: chosen, options } })
      return request<Import>(pathOf(one.id, '/check'), { method: 'POST' })
    },
    onSuccess: (next) => queryClient.setQueryData(importQuery(one.id).queryKey, next),
  })
  const taken = new Set(Object.values(chosen))
  const missing = targets.filter(({ id, isNeeded }) => isNeeded && !taken.has(id))
  const isNobody =
    one.kind !== 'products' && targets.length > 0 && !targets.some(({ id, names }) => names && taken.has(id))
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="text-16 font-strong">{t('imports.columns')}</h2>
        <p className="text-text-2">{t('imports.columnsText')}</p>
      </div>
      <Columns one={one} targets={targets} chosen={chosen} onChange={setChosen} />
      <Options kind={one.kind} value={options} onChange={setOptions} />
      {missing.length > 0 && (
        <p className="text-warn">
          {t('imports.needed', { names: missing.map(({ label }) => label).join(', ') })}
        </p>
      )}
      {isNobody && <p className="text-warn">{t('imports.nobody')}</p>}
      {one.kind === 'consents' && !taken.has('isGiven') && <p className="text-warn">{t('imports.allYes')}</p>}
      {check.error !== null && (
        <p role="alert" className="text-danger">
          {check.error.message}
        </p>
      )}
      <div>
        <Button
          tone={one.state === 'checked' ? 'plain' : 'primary'}
          isBusy={check.isPending}
          disabled={missing.length > 0 || isNobody}
          onClick={() => check.mutate()}
        >
          {t(one.state === 'checked' ? 'imports.checkAgain' : 'imports.check')}
        </Button>
      </div>
    </section>
  )
}

interface ColumnsProps {
  one: Import
  targets: readonly Target[]
  chosen: Readonly<Record<string, string | null>>
  onChange: (chosen: Record<string, string | null>) => void
}

function Columns({ one, targets, chosen, onChange }: ColumnsProps) {
  const { t } = useWords()
  const columns = [
    { key: 'name', label: t('imports.column') },
    { key: 'samples', label: t('imports.samples') },
    { key: 'target', label: t('imports.becomes') },
  ]
  return (
    <Table label={t('imports.columns')} columns={columns} isStacked>
      {one.columns.map(({ name, samples }) => (
        <tr key={name}>
          <Cell>
            <span className="font-medium">{name}</span>
          </Cell>
          <Cell label={t('imports.samples')}>
            <span className="line-clamp-2 max-w-90 break-words text-12 text-text-2">
              {samples.join(' · ')}
            </span>
          </Cell>
          <Cell label={t('imports.becomes')}>
            <div className="w-full max-w-64">
              <Select
                look="field"
                label={t('imports.becomesOf', { name })}
                value={chosen[name] ?? leftOut}
                options={[
                  { value: leftOut, label: t('imports.leaveOut') },
                  ...targets
                    .filter(({ id }) => id === chosen[name] || !Object.values(chosen).includes(id))
                    .map(({ id, label }) => ({ value: id, label })),
                  ...(one.kind === 'customers'
                    ? [{ value: own + name, label: t('imports.ownTrait', { name }) }]
                    : []),
                ]}
                onChange={(next) => onChange({ ...chosen, [name]: next === leftOut ? null : next })}
              />
            </div>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
