import { identifierRules, isIdentifierKind } from '@splot/contract/identifiers'
import { nameEvent } from '@splot/contract/labels'
import { findTrait } from '@splot/contract/traits'
import type { Language } from '../../../platform/errors.ts'
import {
  type AuditFacts,
  adviseSource,
  judgeScenes,
  type SourceFacts,
  sortByNeed,
  staleDays,
} from '../rules/audit/judge.ts'
import type { AuditReply } from '../schema/audit.ts'
import { listConnections } from '../store/connections.ts'
import { listSeen, type Seen } from '../store/inventory.ts'
import type { ConnectDeps } from './deps.ts'

const dayMs = 86_400_000
type Key = Awaited<ReturnType<ConnectDeps['listKeys']>>[number]

/** What is known of all sources of a workspace. */
async function gatherFacts(deps: ConnectDeps, workspaceId: string): Promise<AuditFacts> {
  const [reports, keys, rows, own] = await Promise.all([
    deps.collect.reportSources(workspaceId),
    deps.listKeys(workspaceId),
    deps.commerce.feeds.findPresence(workspaceId),
    deps.db.inWorkspace(workspaceId, async (tx) => ({
      connections: await listConnections(tx),
      seen: await listSeen(tx),
    })),
  ])
  const keyOf = new Map(keys.map((key) => [key.id, key]))
  const names = new Map(own.connections.map(({ id, name }) => [id, name]))
  const now = deps.clock.now()
  const sending = reports.filter(({ id, lastEventAt }) => isSender(keyOf.get(id), lastEventAt, now))
  const told = sending.map((report): SourceFacts => {
    const { id, lastEventAt: lastAt, events24h, refused24h } = report
    const kind = keyOf.has(id) ? 'key' : names.has(id) ? 'connection' : 'desk'
    return { id, kind, name: names.get(id) ?? report.name, lastAt, events24h, refused24h }
  })
  const silent = own.connections
    .filter(({ id }) => !told.some((one) => one.id === id))
    .map(({ id, name, seenAt }): SourceFacts => {
      return { id, kind: 'connection', name, lastAt: seenAt, events24h: 0, refused24h: 0 }
    })
  return { now, sources: [...told, ...silent], seen: own.seen, rows }
}

/** A key that only reads brings nothing, and one that was revoked is not waited for. */
function isSender(key: Key | undefined, lastAt: number | null, now: number): boolean {
  if (key === undefined) return true
  if (key.revoked_at !== null) return lastAt !== null && now - lastAt <= staleDays * dayMs
  return lastAt !== null || key.scopes.includes('events:write')
}

/** Per source what arrives, how fresh, what it fills; per scene what is missing and what to do. */
export async function auditSources(
  deps: ConnectDeps,
  workspaceId: string,
  language: Language,
): Promise<AuditReply> {
  const facts = await gatherFacts(deps, workspaceId)
  return {
    sources: sortByNeed(facts).map((source) => {
      const { id, name, kind, events24h, refused24h } = source
      const list = createNames(facts.seen, id, language)
      return {
        ...{ id, name, kind, events24h, refused24h, lastAt: iso(source.lastAt) },
        channels: list('channel').map((one) => one.name),
        ...{ events: list('event'), identifiers: list('identifier'), traits: list('trait') },
        advice: adviseSource(source, facts).map(({ code, says }) => ({ code, says: says[language] })),
      }
    }),
    scenes: judgeScenes(facts).map((scene) => ({
      ...{ id: scene.id, label: scene.label[language], state: scene.state },
      needs: scene.needs.map((need) => ({
        ...{ id: need.id, label: need.label[language], state: need.state, from: need.from },
        lastAt: iso(need.lastAt),
        step: need.step?.[language] ?? null,
      })),
    })),
  }
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

const labelOf: Readonly<Record<Seen['kind'], (name: string, language: Language) => string>> = {
  event: (name, language) => nameEvent(name, language),
  identifier: (name, language) => (isIdentifierKind(name) ? identifierRules[name].label[language] : name),
  trait: (name, language) => findTrait(name)?.label[language] ?? name,
  channel: (name) => name,
}

const createNames = (seen: readonly Seen[], sourceId: string, language: Language) => (kind: Seen['kind']) =>
  seen
    .filter((row) => row.sourceId === sourceId && row.kind === kind)
    .map(({ name, lastAt }) => ({
      ...{ name, label: labelOf[kind](name, language), lastAt: new Date(lastAt).toISOString() },
    }))
