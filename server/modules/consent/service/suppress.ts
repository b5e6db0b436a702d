import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { normaliseIdentifier } from '../../collect/index.ts'
import type { AddressHash } from '../rules/address.ts'
import { deleteSuppressions, listSuppressions, putSuppressions } from '../store/ledger.ts'
import type { ConsentDeps } from './deps.ts'

export interface Address {
  kind: 'email' | 'phone'
  value: string
}

/** Suppressions by hand: the address itself is never stored, so nobody need be known by it. */
export function createSuppressions(deps: ConsentDeps, hashAddress: AddressHash) {
  const hashOf = async (workspaceId: string, { kind, value }: Address): Promise<string> => {
    const read = normaliseIdentifier(kind, value, (await deps.settingsOf(workspaceId)).region)
    if (!read.ok) throw new SplotError(read.code, { path: 'body.value' })
    return hashAddress(workspaceId, kind, read.value)
  }
  const change = async (actor: Actor, address: Address, o: { action: string; run: Run }) => {
    const { workspaceId } = actor
    const hash = await hashOf(workspaceId, address)
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      await o.run(tx, hash)
      await deps.wake?.({ tx, workspaceId }, address)
      await deps.audit.record(
        { tx, workspaceId },
        {
          actor: { kind: actor.kind, id: actor.id, name: actor.name },
          action: o.action,
          target: hash.slice(0, 32),
          detail: { kind: address.kind },
        },
      )
    })
  }
  return {
    suppress: (actor: Actor, address: Address) =>
      change(actor, address, {
        action: 'address.suppressed',
        run: (tx, hash) =>
          putSuppressions(tx, actor.workspaceId, [{ hash, reason: 'manual', at: deps.clock.now(), pos: 0 }]),
      }),
    release: (actor: Actor, address: Address) =>
      change(actor, address, {
        action: 'address.released',
        run: (tx, hash) => deleteSuppressions(tx, actor.workspaceId, hash),
      }),
    async isSuppressed(workspaceId: string, address: Address): Promise<boolean> {
      const hash = await hashOf(workspaceId, address)
      const found = await deps.db.inWorkspace(workspaceId, (tx) => listSuppressions(tx, workspaceId, [hash]))
      return found.length > 0
    },
    /** Which of these addresses gave messages back for good; each as identity holds it. */
    listBounced: (where: Where, kind: Address['kind'], addresses: readonly string[]) =>
      listWith(hashAddress, where, { kind, addresses, reasons: ['bounce'] }),
    /** As `listBounced`, with those suppressed by hand: nothing is sent there, whatever is allowed. */
    listSilent: (where: Where, kind: Address['kind'], addresses: readonly string[]) =>
      listWith(hashAddress, where, { kind, addresses, reasons: ['bounce', 'manual'] }),
    /** Before a person's rows go: what she is reached by must stay unreached when somebody brings it again. */
    async keepErased(tx: Tx, workspaceId: string, births: readonly string[]): Promise<void> {
      const known = await deps.graph.listClusters(tx, workspaceId, births, 'service')
      const gone = new Set(births)
      const erased = { reason: 'erased', at: deps.clock.now(), pos: 0 } as const
      const rows = known.flatMap(({ birthId, kind, value }) =>
        gone.has(birthId) && (kind === 'email' || kind === 'phone')
          ? [{ ...erased, hash: hashAddress(workspaceId, kind, value) }]
          : [],
      )
      await putSuppressions(tx, workspaceId, rows)
    },
  }
}

type Run = (tx: Tx, hash: string) => Promise<unknown>
type Where = { tx: Tx; workspaceId: string }

async function listWith(
  hashAddress: AddressHash,
  { tx, workspaceId }: Where,
  { kind, addresses, reasons }: { kind: Address['kind']; addresses: readonly string[]; reasons: string[] },
): Promise<ReadonlySet<string>> {
  const known = new Map(addresses.map((one) => [hashAddress(workspaceId, kind, one), one]))
  const found = await listSuppressions(tx, workspaceId, [...known.keys()])
  return new Set(found.flatMap((row) => (reasons.includes(row.reason) ? (known.get(row.hash) ?? []) : [])))
}
