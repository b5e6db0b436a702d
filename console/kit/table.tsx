import type { ReactNode } from 'react'

interface TableProps {
  label: string
  columns: readonly { key: string; label: string; align?: 'right' }[]
  children: ReactNode
}

/** A small table of settings; long ones are virtual and stand with their pages. */
export function Table({ label, columns, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="ring-inset-focus relative overflow-x-auto">
      <table className="w-full min-w-150 border-separate border-spacing-0 text-left">
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

export function Cell({ align, children }: { align?: 'right'; children?: ReactNode }) {
  return (
    <td className={`h-12 border-b py-1.5 pr-4 last:pr-0 ${align === 'right' ? 'text-right' : ''}`}>
      {children}
    </td>
  )
}
