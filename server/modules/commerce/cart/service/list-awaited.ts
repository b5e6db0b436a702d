import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { groupBy } from '../../rules/group-by.ts'
import { couponOf, emptyOps, joinOps, readCart } from '../rules/cart.ts'
import type { DocumentKind } from '../rules/whole.ts'
import { listChangesOf, listDocuments } from '../store/documents.ts'

/**
 * SKUs in the carts, or on the wish lists, of many people, by person; whoever has nothing there is left out.
 * @param people births by person
 */
export async function listAwaited(
  tx: WorkspaceTx,
  kind: DocumentKind,
  people: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, string[]>> {
  const personOf = new Map([...people].flatMap(([person, births]) => births.map((one) => [one, person])))
  const documents = await listDocuments(tx, { kind, births: [...personOf.keys()], devices: [] }, false)
  const changes = groupBy(
    await listChangesOf(
      tx,
      documents.map(({ id }) => id),
    ),
    (one) => one.documentId,
  )
  const wholes = new Map<string, ReturnType<typeof joinOps>>()
  for (const { id, birth } of documents) {
    const person = birth === null ? undefined : personOf.get(birth)
    const ops = (changes.get(id) ?? []).map(({ op }) => op)
    if (person !== undefined && ops.length > 0)
      wholes.set(person, joinOps(wholes.get(person) ?? emptyOps, ops))
  }
  return new Map(
    [...wholes].flatMap(([person, ops]) => {
      const skus = readCart(ops).flatMap(({ line }) => (couponOf(line) === null ? [line] : []))
      return skus.length === 0 ? [] : [[person, skus] as const]
    }),
  )
}
