import { listFields, listSecrets } from '@splot/contract/plugin/settings'
import type { Source } from '@splot/contract/plugin/source'
import { listServersOf } from '@splot/contract/plugin/stored'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../platform/errors.ts'
import { describeShape } from '../../../platform/http/json-schema.ts'
import type { ConnectionReply, KindReply } from '../schema/connections.ts'
import { type ConnectionRow, findConnection, listConnections } from '../store/connections.ts'
import { countOpen } from '../store/deliveries.ts'
import { listFigures } from '../store/figures.ts'
import { addressOf, findSource } from './connections.ts'
import type { ConnectDeps } from './deps.ts'
import { folderOf } from './files.ts'
import { findMadeSecret, openStored, readSettings } from './settings.ts'
import { titleOf } from './title-of.ts'

export const listKinds = (deps: Pick<ConnectDeps, 'sources'>): KindReply[] => deps.sources.map(showKind)

const showKind = (source: Source): KindReply => ({
  id: source.id,
  label: source.label,
  brings: source.brings,
  icon: source.icon,
  fields: listFields(source.config)
    .filter(({ isMade }) => isMade !== true)
    .map(({ name, label, hint, isSecret, isLong, isAdvanced }) => ({
      ...{ name, label, hint: hint ?? null, isSecret: isSecret ?? false, isLong: isLong ?? false },
      servers: listServersOf(source.config, name),
      isAdvanced: isAdvanced ?? false,
    })),
  schema: { ...describeShape(source.config, 'input') },
  steps: [...source.steps],
  topics: [...source.topics],
  files: [...source.files],
  takesRequests: source.verify !== null,
  pulls: source.pull !== null,
  makesSecret: findMadeSecret(source) !== null,
})

export const listShown = (
  deps: ConnectDeps,
  workspaceId: string,
  language: Language,
): Promise<ConnectionReply[]> =>
  deps.db.inWorkspace(workspaceId, async (tx) => showAll(deps, tx, await listConnections(tx), language))

/** @throws not_found */
export const getShown = (
  deps: ConnectDeps,
  workspaceId: string,
  id: string,
  language: Language,
): Promise<ConnectionReply> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findConnection(tx, id)
    const [shown] = row === null ? [] : await showAll(deps, tx, [row], language)
    if (shown === undefined) throw new SplotError('not_found', { path: 'params.id' })
    return shown
  })

interface Counted {
  figures: Awaited<ReturnType<typeof listFigures>>
  open: Awaited<ReturnType<typeof countOpen>>
  language: Language
}

async function showAll(
  deps: ConnectDeps,
  tx: WorkspaceTx,
  rows: readonly ConnectionRow[],
  language: Language,
): Promise<ConnectionReply[]> {
  const counted = { figures: await listFigures(tx, deps.clock.now()), open: await countOpen(tx), language }
  const shown: ConnectionReply[] = []
  for (const row of rows) shown.push(await show(deps, tx, row, counted))
  return shown
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

async function show(
  deps: ConnectDeps,
  tx: WorkspaceTx,
  row: ConnectionRow,
  counted: Counted,
): Promise<ConnectionReply> {
  const { id, kind, name, pullFault } = row
  const source = findSource(deps, kind)
  const stored = await openStored(deps, tx, row)
  const open = counted.open.find((one) => one.id === id)
  const secrets = source === null ? [] : listSecrets(source.config)
  return {
    ...{ id, kind, name, isEnabled: row.isEnabled },
    label: source?.label ?? { pl: kind, en: kind },
    icon: source?.icon ?? 'plug',
    url: source?.verify == null ? null : addressOf(deps, id),
    folder:
      source === null || source.files.length === 0 ? null : folderOf({ workspaceId: tx.workspaceId, id }),
    settings: { ...stored.settings },
    secretsSet: Object.keys(stored.secrets).filter((one) => secrets.includes(one)),
    isComplete: source !== null && readSettings(source, stored) !== null,
    waiting: open?.waiting ?? 0,
    setAside: open?.aside ?? 0,
    unmapped: open?.unmapped ?? 0,
    day: sumDay(counted, id),
    seenAt: iso(row.seenAt),
    pulledAt: iso(row.pulledAt),
    pullFault: pullFault === null ? null : { code: pullFault, title: titleOf(pullFault, counted.language) },
    createdAt: new Date(row.createdAt).toISOString(),
  }
}

function sumDay({ figures, language }: Counted, id: string): ConnectionReply['day'] {
  const own = figures.filter((one) => one.id === id)
  const get = (name: string) => own.find((one) => one.name === name)?.count ?? 0
  const codes = own.flatMap(({ name, count }) => {
    const code = /^refused:(.+)$/.exec(name)?.[1]
    return code === undefined ? [] : [{ code, title: titleOf(code, language), count }]
  })
  return {
    arrived: get('arrived'),
    duplicate: get('duplicate'),
    taken: get('taken'),
    refused: codes.reduce((sum, one) => sum + one.count, 0),
    codes: codes.slice(0, 8),
  }
}
