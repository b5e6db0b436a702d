import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { maskEmail, maskPhone } from '../../profile/index.ts'
import type { CommerceDeps } from './deps.ts'

/** Who somebody is and how she is reached. pii */
export interface OwnContact {
  name: string | null
  email: string | null
  phone: string | null
}

type ContactDeps = Pick<CommerceDeps, 'db' | 'graph' | 'nameCustomers'>

/** Her newest address and number that nobody has barred. */
async function readIdentifiers({ graph }: ContactDeps, tx: WorkspaceTx, birth: string) {
  const known = await graph.listClusters(tx, tx.workspaceId, [birth], 'service')
  const newest = (kind: 'email' | 'phone') =>
    known
      .filter((one) => one.kind === kind && one.bar === null)
      .sort((a, b) => b.firstAt - a.firstAt || b.firstPos - a.firstPos)[0]?.value ?? null
  return { email: newest('email'), phone: newest('phone') }
}

/** What is known of her, in full: for an order of hers, never for a page. */
export async function readOwnContact(
  deps: ContactDeps,
  workspaceId: string,
  birth: string,
): Promise<OwnContact> {
  const reached = await deps.db.inWorkspace(workspaceId, (tx) => readIdentifiers(deps, tx, birth))
  return { name: (await deps.nameCustomers(workspaceId, [birth], true)).get(birth) ?? null, ...reached }
}

/** The same as her own page may show it: she recognises it, whoever else looks at her screen learns nothing. */
export async function showOwnContact(
  deps: ContactDeps,
  workspaceId: string,
  birth: string,
): Promise<OwnContact> {
  const { email, phone } = await readOwnContact(deps, workspaceId, birth)
  return {
    name: (await deps.nameCustomers(workspaceId, [birth], false)).get(birth) ?? null,
    email: email === null ? null : maskEmail(email),
    phone: phone === null ? null : maskPhone(phone),
  }
}
