import type { Condition } from '@splot/contract/segment/condition'
import { listProducts } from '@splot/contract/segment/products'
import type { Names } from '@splot/contract/segment/sentence'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { productQuery } from '../../catalogue/queries.ts'
import { catalogueQuery } from '../segment-queries.ts'
import { emptyGround, type Ground, type Named } from './ground.ts'

const find =
  (list: readonly Named[]) =>
  (id: string): string | null =>
    list.find((one) => one.id === id)?.name ?? null

/** What the things of a condition are called in this workspace, for its sentence. */
const nameGround = (ground: Ground): Names => ({
  event: find(ground.events),
  property: find(ground.events.flatMap((one) => one.properties)),
  trait: find(ground.traits),
  segment: find(ground.segments),
  list: find(ground.lists),
  store: find(ground.stores),
  purpose: find(ground.purposes),
  campaign: find(ground.campaigns),
  currency: ground.currency,
})

/** The same, asked for here. Until the names have come, things stand by their ids. */
export function useConditionNames(condition: Condition | null): Names {
  const ground = useQuery(catalogueQuery).data ?? emptyGround
  const names = useMemo(() => nameGround(ground), [ground])
  const ids = condition === null ? [] : listProducts(condition)
  const products = useQueries({
    queries: ids.map((id) => ({ ...productQuery(id), staleTime: 60_000, retry: false })),
  })
  return { ...names, product: (id) => products[ids.indexOf(id)]?.data?.name ?? null }
}
