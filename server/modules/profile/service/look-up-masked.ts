import type { Actor } from '../../../platform/http/route.ts'
import type { LookUpReply } from '../schema.ts'
import type { ProfileDeps } from './deps.ts'
import type { CustomerVerbs, LookUp } from './get-customer.ts'
import type { SearchWatch } from './masked-search.ts'
import type { Reader } from './view.ts'

type Deps = Pick<ProfileDeps, 'db'> & Pick<CustomerVerbs, 'lookUp'> & { searchWatch: SearchWatch }

/** A look-up by a member who sees persons masked: counted and recorded like her searches. @throws rate_limited */
export async function lookUpMasked(
  { db, lookUp, searchWatch }: Deps,
  actor: Actor,
  who: LookUp,
  reader: Reader,
): Promise<LookUpReply> {
  const { workspaceId } = actor
  const search = { actor, text: who.value.trim(), isContact: true }
  searchWatch.admit(search, true)
  const note = (customerId: string | null) =>
    db.inWorkspace(workspaceId, (tx) => searchWatch.record({ tx, workspaceId }, search, customerId))
  try {
    const found = await lookUp(workspaceId, who, reader)
    await note(found.id)
    return found
  } catch (error) {
    await note(null)
    throw error
  }
}
