import type { TestReport } from '@splot/contract/plugin/channel'
import type {
  Destination,
  DestinationDeps,
  Order,
  PageTag,
  ToldOrder,
} from '@splot/contract/plugin/destination'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { AuditActor } from '../../../workspace/index.ts'
import { joinSettings, mergeSettings, type Stored } from '../../rules/settings.ts'
import type { Typed } from '../../schema/channels.ts'
import { checkServers, checkShape } from '../../service/check-settings.ts'
import { createVault, type Vault } from '../../service/vault.ts'
import {
  type DestinationRow,
  findDestinationForChange,
  listDestinations,
  putDestination,
} from '../store/destinations.ts'
import type { AudienceDeps } from './deps.ts'

/** An ad platform with what a workspace has set in it. */
export interface PlatformState {
  readonly destination: Destination
  readonly stored: Stored
  readonly isSet: boolean
  readonly isEnabled: boolean
  readonly version: number
  readonly updatedAt: number | null
}

/** One to be told: its settings in hand. */
export interface OpenPlatform {
  readonly destination: Destination
  tell(order: Order): Promise<ToldOrder>
}

const nothing: Stored = { settings: {}, secrets: {} }
const patienceMs = 20_000

/** Connections to ad platforms, by workspace: one of each kind. */
export function createPlatforms(deps: AudienceDeps) {
  const books = { ...deps, vault: createVault(deps.secret) }
  /** What outlives an order, by workspace, platform and version of its settings. */
  const held = new Map<string, Held>()
  return {
    list: (workspaceId: string) => deps.db.inWorkspace(workspaceId, (tx) => list(books, tx)),
    /** The one that is on, to be told; null where it is not set or off. */
    async find(tx: WorkspaceTx, id: string): Promise<OpenPlatform | null> {
      const state = (await list(books, tx)).find((one) => one.destination.id === id)
      if (state?.isEnabled !== true) return null
      const settings = joinSettings(state.stored)
      const world = makeDeps(deps, await holdFor(held, `${tx.workspaceId} ${id}`, state.version))
      return {
        destination: state.destination,
        tell: (order) => state.destination.tell(order, settings, world),
      }
    },
    /** Tries what is stored with what was typed over it. */
    async test(workspaceId: string, id: string, typed: Typed): Promise<TestReport> {
      const destination = get(deps, id)
      const row = (await deps.db.inWorkspace(workspaceId, listDestinations)).find((one) => one.id === id)
      const merged = mergeSettings(destination.config, openRow(books, workspaceId, row ?? null), typed)
      const things = new Map<string, AsyncDisposable>()
      try {
        return await destination.test(joinSettings(merged), makeDeps(deps, things))
      } finally {
        await dispose(things)
      }
    },
    /** What the platforms that are on put on a page. */
    async listTags(workspaceId: string): Promise<PageTag[]> {
      const on = (await deps.db.inWorkspace(workspaceId, (tx) => list(books, tx))).filter(
        (one) => one.isEnabled,
      )
      return on.flatMap(({ destination, stored }) => destination.tag(joinSettings(stored)) ?? [])
    },
    put: (workspaceId: string, change: Change) => put(books, workspaceId, change),
    [Symbol.asyncDispose]: async () => {
      for (const { things } of held.values()) await dispose(things)
      held.clear()
    },
  }
}

export type Platforms = ReturnType<typeof createPlatforms>

interface Held {
  version: number
  things: Map<string, AsyncDisposable>
}

type Books = AudienceDeps & { vault: Vault }

interface Change {
  id: string
  typed: Typed
  isEnabled: boolean
  actor: AuditActor
}

const sealPlace = (id: string): string => `ad ${id}`

const openRow = ({ vault }: Books, workspaceId: string, row: DestinationRow | null): Stored =>
  row === null ? nothing : vault.open(workspaceId, { ...row, id: sealPlace(row.id) })

function get({ destinations }: AudienceDeps, id: string): Destination {
  const found = destinations.find((one) => one.id === id)
  if (found === undefined) throw new SplotError('not_found')
  return found
}

async function list(books: Books, tx: WorkspaceTx): Promise<PlatformState[]> {
  const rows = await listDestinations(tx)
  return books.destinations.map((destination) => {
    const row = rows.find((one) => one.id === destination.id)
    return {
      destination,
      stored: openRow(books, tx.workspaceId, row ?? null),
      isSet: row !== undefined,
      isEnabled: row?.is_enabled ?? false,
      version: row?.version ?? 0,
      updatedAt: row?.updated_at ?? null,
    }
  })
}

/** Stores settings. @throws settings_invalid with the field, url_forbidden */
async function put(
  books: Books,
  workspaceId: string,
  { id, typed, isEnabled, actor }: Change,
): Promise<void> {
  const destination = get(books, id)
  const merge = async (tx: WorkspaceTx): Promise<Stored> => {
    const row = await findDestinationForChange(tx, id)
    const merged = mergeSettings(destination.config, openRow(books, workspaceId, row), typed)
    checkShape(destination, merged)
    return merged
  }
  // Names are looked up while nothing is locked.
  await checkServers(books, destination, await books.db.inWorkspace(workspaceId, merge))
  await books.db.inWorkspace(workspaceId, async (tx) => {
    const merged = await merge(tx)
    await putDestination(tx, {
      ...{ id, settings: JSON.stringify(merged.settings), is_enabled: isEnabled },
      secrets: books.vault.sealSecrets(workspaceId, sealPlace(id), merged.secrets),
      ...{ updated_at: books.clock.now(), updated_by: actor.id },
    })
    const detail = { fields: Object.keys(typed).sort(), isEnabled }
    await books.audit.record(
      { tx, workspaceId },
      { actor, action: 'destination.configured', target: id, detail },
    )
  })
}

async function holdFor(
  held: Map<string, Held>,
  key: string,
  version: number,
): Promise<Map<string, AsyncDisposable>> {
  const there = held.get(key)
  if (there?.version === version) return there.things
  const things = new Map<string, AsyncDisposable>()
  held.set(key, { version, things })
  if (there !== undefined) await dispose(there.things)
  return things
}

async function dispose(things: Map<string, AsyncDisposable>): Promise<void> {
  const all = [...things.values()]
  things.clear()
  await Promise.allSettled(all.map((one) => one[Symbol.asyncDispose]()))
}

function makeDeps(
  { egress, clock, logger }: AudienceDeps,
  things: Map<string, AsyncDisposable>,
): DestinationDeps & { clock: AudienceDeps['clock'] } {
  return {
    ...{ network: egress, clock, patienceMs },
    log: (code, counts) => logger.info({ code, ...counts }, 'ad platform'),
    hold(key, make) {
      const there = things.get(key)
      // A key names one thing of one maker: what comes out is what was made.
      if (there !== undefined) return there as ReturnType<typeof make>
      const made = make()
      things.set(key, made)
      return made
    },
  }
}
