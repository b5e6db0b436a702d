import type { Where } from '@splot/contract/segment/leaves'
import { useQuery } from '@tanstack/react-query'
import { emptyGround, GroundContext } from '../segments/builder/ground.ts'
import { WhereFields } from '../segments/builder/where-fields.tsx'
import { catalogueQuery } from '../segments/segment-queries.ts'

interface EventDemandsProps {
  event: string
  where: readonly Where[] | undefined
  onChange: (where: Where[] | undefined) => void
}

/** Which events of that name are meant: what their properties must be, asked as segments ask it. */
export function EventDemands({ event, where, onChange }: EventDemandsProps) {
  const ground = useQuery(catalogueQuery).data ?? emptyGround
  return (
    <GroundContext value={ground}>
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <WhereFields events={[event]} where={where} onChange={onChange} />
      </div>
    </GroundContext>
  )
}
