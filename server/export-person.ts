import type { Person, Privacy } from './erasure.ts'
import type { Foundation } from './foundation.ts'
import type { Identity } from './modules/identity/index.ts'
import type { Profile } from './modules/profile/index.ts'
import { SplotError } from './platform/errors.ts'
import type { LogRecord } from './platform/event-log/index.ts'

export interface ExportDeps {
  base: Foundation
  identity: Pick<Identity, 'graph'>
  profile: Pick<Profile, 'listPositions'>
  /** Every room's share, in flow order. */
  rooms: readonly Pick<Privacy, 'exportFor'>[]
}

/** A piece of the document, in order. */
type Part =
  | { kind: 'head'; head: Readonly<Record<string, unknown>> }
  | { kind: 'table'; name: string; rows: readonly object[] }
  | { kind: 'events'; events: readonly object[] }

/** Bodies of events read from the log at once. */
const pageSize = 1_000

/**
 * Everything that is held of a person, machine-readable: every room's rows by table and column, and her events with their
 * bodies as they were sent. What is sealed is opened.
 * @throws SplotError `not_found`
 */
export function createExport(deps: ExportDeps) {
  return {
    /** The document as one value. */
    async exportPerson(who: Person): Promise<Readonly<Record<string, unknown>>> {
      const document: Record<string, unknown> = {}
      const tables: Record<string, readonly object[]> = {}
      const events: object[] = []
      for await (const part of listParts(deps, who)) {
        if (part.kind === 'head') Object.assign(document, part.head)
        else if (part.kind === 'table') tables[part.name] = part.rows
        else events.push(...part.events)
      }
      return { ...document, tables, events }
    },
    /** The same as JSON text, piece by piece: memory holds one page of events at a time. */
    async *streamPerson(who: Person): AsyncGenerator<string> {
      let before: Part['kind'] | null = null
      for await (const part of listParts(deps, who)) {
        if (part.kind === 'head') yield JSON.stringify(part.head).slice(0, -1)
        if (part.kind === 'table')
          yield `${before === 'table' ? ',' : ',"tables":{'}${JSON.stringify(part.name)}:${JSON.stringify(part.rows)}`
        if (part.kind === 'events' && before === 'table') yield '},"events":['
        if (part.kind === 'events' && part.events.length > 0)
          yield `${before === 'events' ? ',' : ''}${JSON.stringify(part.events).slice(1, -1)}`
        before = part.kind
      }
      yield ']}'
    },
  }
}

export type Export = ReturnType<typeof createExport>

async function* listParts(deps: ExportDeps, { workspaceId, birth }: Person): AsyncGenerator<Part> {
  const { base } = deps
  const births = await base.web.inWorkspace(workspaceId, async (tx) =>
    (await deps.identity.graph.listClusters(tx, workspaceId, [birth], 'service')).map((one) => one.birthId),
  )
  if (births.length === 0) throw new SplotError('not_found')
  const exportedAt = new Date(base.clock.now()).toISOString()
  yield { kind: 'head', head: { format: 'splot.person/1', workspace: workspaceId, exportedAt, births } }
  for (const room of deps.rooms) {
    const tables = await base.web.inWorkspace(workspaceId, (tx) => room.exportFor(tx, workspaceId, births))
    for (const [name, rows] of Object.entries(tables)) yield { kind: 'table', name, rows }
  }
  const positions = await base.web.inWorkspace(workspaceId, (tx) =>
    deps.profile.listPositions(tx, workspaceId, births),
  )
  for (let from = 0; from === 0 || from < positions.length; from += pageSize) {
    const page = positions.slice(from, from + pageSize)
    const records = await base.web.inWorkspace(workspaceId, (tx) => base.log.readAt(tx, page))
    yield { kind: 'events', events: records.map(showRecord) }
  }
}

/** A record as it was received: what its sender wrote, and what the request told beside it. */
const showRecord = ({ pos, sourceId, receivedAt, sentAt, meta, body }: LogRecord): object => ({
  pos,
  sourceId,
  receivedAt: new Date(receivedAt).toISOString(),
  sentAt: sentAt === null ? null : new Date(sentAt).toISOString(),
  meta: meta === null ? null : (JSON.parse(meta) as object),
  body: JSON.parse(body) as object,
})
