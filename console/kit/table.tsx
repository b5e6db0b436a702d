import type { ReactNode } from 'react'

interface TableProps {
  label: string
  columns: readonly { key: string; label: string; align?: 'right' }[]
  /** On a phone each row is a card of its own, so that nothing scrolls sideways. */
  isStacked?: boolean
  children: ReactNode
}

const stacked =
  'max-md:[&_thead]:sr-only max-md:[&_tbody]:block max-md:[&_tr]:block max-md:[&_tr]:border-line max-md:[&_tr]:border-b max-md:[&_tr]:py-2.5 max-md:[&_td]:flex max-md:[&_td]:h-auto max-md:[&_td]:items-baseline max-md:[&_td]:justify-between max-md:[&_td]:gap-4 max-md:[&_td]:border-0 max-md:[&_td]:py-1 max-md:[&_td]:pr-0 max-md:block'

/** A small table of settings; long ones are virtual and stand with their pages. */
export function Table({ label, columns, isStacked = false, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="ring-inset-focus relative overflow-x-auto">
      <table
        className={`w-full border-separate border-spacing-0 text-left ${isStacked ? stacked : 'min-w-150'}`}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`border-b py-2 pr-4 font-medium text-12 text-text-2 last:pr-0 ${column.align === 'right' ? 'text-right' : ''}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

interface CellProps {
  align?: 'right'
  /** The column's name, said beside the value where rows are cards. */
  label?: string
  /** Left out where rows are cards: what it says stands elsewhere in them. */
  isWideOnly?: boolean
  children?: ReactNode
}

export function Cell({ align, label, isWideOnly = false, children }: CellProps) {
  return (
    <td
      className={`h-12 border-b py-1.5 pr-4 last:pr-0 ${align === 'right' ? 'text-right' : ''} ${isWideOnly ? 'max-md:!hidden' : ''}`}
    >
      {label !== undefined && (
        <span aria-hidden="true" className="shrink-0 text-12 text-text-3 md:hidden">
          {label}
        </span>
      )}
      {children}
    </td>
  )
}
