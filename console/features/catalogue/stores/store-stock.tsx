import { useInfiniteQuery } from '@tanstack/react-query'
import { useWords } from '../../../i18n/t.ts'
import { Older } from '../../../kit/older.tsx'
import { Bone, Failure } from '../../../kit/states.tsx'
import { Cell, Table } from '../../../kit/table.tsx'
import { stockInQuery } from '../queries.ts'

/** What lies in one store, by SKU. */
export function StoreStock({ storeId }: { storeId: string }) {
  const { t, format } = useWords()
  const query = useInfiniteQuery(stockInQuery(storeId))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <Bone className="h-40 w-full" />
  if (rows.length === 0) return <p className="text-text-2">{t('stores.noStock')}</p>
  return (
    <>
      <div className="[&_table]:min-w-0">
        <Table
          label={t('stores.stock')}
          columns={[
            { key: 'sku', label: t('catalogue.sku') },
            { key: 'free', label: t('stores.free'), align: 'right' },
            { key: 'reserved', label: t('stores.reserved'), align: 'right' },
          ]}
        >
          {rows.map((row) => (
            <tr key={row.sku}>
              <Cell>
                <code className="text-12">{row.sku}</code>
              </Cell>
              <Cell align="right">
                {format.number(row.free)}
                {row.short > 0 && (
                  <span className="block font-medium text-12 text-danger">
                    {t('catalogue.short', { count: row.short })}
                  </span>
                )}
              </Cell>
              <Cell align="right">{row.reserved === 0 ? '–' : format.number(row.reserved)}</Cell>
            </tr>
          ))}
        </Table>
      </div>
      <Older query={query} label={t('stores.more')} />
    </>
  )
}
