import { useQuery } from '@tanstack/react-query'
import { UserRound } from 'lucide-react'
import { searchQuery } from '../../app/queries.ts'

/** People a few letters lead to, to be touched with a finger. */
export function FoundPeople({ query, onChoose }: { query: string; onChoose: (id: string) => void }) {
  const asked = query.trim()
  const { data } = useQuery({ ...searchQuery(asked), enabled: asked.length >= 2 })
  if (asked.length < 2 || data === undefined) return null
  return (
    <ul className="mt-4 flex flex-col gap-2">
      {data.customers.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            onClick={() => onChoose(one.id)}
            className="flex min-h-12 w-full items-center gap-3 rounded-card border border-line bg-raised px-4 text-left text-14 transition-colors duration-120 hover:border-line-strong/60"
          >
            <UserRound aria-hidden="true" size={18} strokeWidth={1.75} className="text-text-2" />
            <span className="font-medium">{one.name}</span>
            {one.hint !== null && <span className="text-text-2">{one.hint}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
