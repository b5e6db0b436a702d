import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { storesQuery } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { Bone, Failure } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { stockOfQuery, type Variant } from './queries.ts'

const sizeOf = ({ options }: Variant, one: string): string => ('size' in options ? String(options.size) : one)

/** Which size lies in which store: free pieces, and below them those promised to somebody. */
export function StockGrid({ variants }: { variants: readonly Variant[] }) {
  const { t, format } = useWords()
  const stores = useQuery(storesQuery)
  const stock = useQueries({ queries: variants.map(({ sku }) => stockOfQuery(sku)) })
  if (stores.isError) return <Failure error={stores.error} />
  if (stores.data === undefined || stock.some((one) => one.isPending)) return <Bone className="h-48 w-full" />
  if (stores.data.items.length === 0) return <p className="text-text-2">{t('stores.empty')}</p>
  const levels = new Map(
    stock.flatMap(({ data }) => data?.items ?? []).map((one) => [`${one.storeId} ${one.sku}`, one]),
  )
  return (
    <Table
      label={t('catalogue.stock')}
      columns={[
        { key: 'store', label: t('stores.store') },
        ...variants.map((one) => ({
          key: one.sku,
          label: sizeOf(one, t('catalogue.oneSize')),
          align: 'right' as const,
        })),
      ]}
    >
      {stores.data.items.map((store) => (
        <tr key={store.id}>
          <Cell>
            <Link to="/store/stores" search={{ store: store.id }} className="hover:text-brand-text">
              {store.name}
            </Link>
          </Cell>
          {variants.map(({ sku }) => {
            const { free = 0, reserved = 0, short = 0 } = levels.get(`${store.id} ${sku}`) ?? {}
            return (
              <Cell key={sku} align="right">
                <span className={free === 0 ? 'text-text-3' : free <= 2 ? 'text-warn' : 'font-medium'}>
                  {free === 0 ? '–' : format.number(free)}
                </span>
                {short > 0 && (
                  <span className="block font-medium text-12 text-danger">
                    {t('catalogue.short', { count: short })}
                  </span>
                )}
                {reserved > 0 && (
                  <span className="block text-12 text-text-3">
                    {t('catalogue.reserved', { count: reserved })}
                  </span>
                )}
              </Cell>
            )
          })}
        </tr>
      ))}
    </Table>
  )
}
