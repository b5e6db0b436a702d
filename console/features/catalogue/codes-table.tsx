import { useWords } from '../../i18n/t.ts'
import { Cell, Table } from '../../kit/table.tsx'
import { showMoney } from './money.ts'
import type { Variant } from './queries.ts'

/** Every variant by the codes that scanners and feeds know it by. */
export function CodesTable({ variants }: { variants: readonly Variant[] }) {
  const { t, format } = useWords()
  return (
    <Table
      label={t('catalogue.codes')}
      columns={[
        { key: 'sku', label: t('catalogue.sku') },
        { key: 'gtin', label: t('catalogue.gtin') },
        { key: 'options', label: t('catalogue.variant') },
        { key: 'price', label: t('catalogue.price'), align: 'right' },
      ]}
    >
      {variants.map(({ sku, gtin, options, price, isActive }) => (
        <tr key={sku} className={isActive ? '' : 'text-text-3 line-through'}>
          <Cell>
            <code className="text-12">{sku}</code>
          </Cell>
          <Cell>
            <code className="text-12">{gtin ?? '–'}</code>
          </Cell>
          <Cell>{Object.values(options).map(String).join(', ') || t('catalogue.oneSize')}</Cell>
          <Cell align="right">{price === null ? '–' : showMoney(format, price.price, price.currency)}</Cell>
        </tr>
      ))}
    </Table>
  )
}
