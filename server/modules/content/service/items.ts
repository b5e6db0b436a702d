import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { listSearchWords } from '../rules/search-words.ts'
import { type ContentDocument, contentDocument } from '../schema/document.ts'
import * as items from '../store/items.ts'
import { deleteUse, listUsesOf, putUse, type UseRow } from '../store/uses.ts'
import type { ContentDeps, Member } from './deps.ts'

export interface Item extends items.ItemRow {
  document: ContentDocument
}

/** @throws not_found */
export async function getItem(tx: WorkspaceTx, id: string): Promise<Item> {
  const row = await items.findItem(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  const { draft, ...rest } = row
  return { ...rest, document: contentDocument.parse(JSON.parse(draft)) }
}

/** What lists show of a document. A sign no database takes is left out. */
function summarise(document: ContentDocument): items.Summary {
  const { core, channels } = document
  const text = core.texts.pl ?? core.texts.en
  const headline = (text?.headline ?? '').replaceAll('\0', '')
  return { headline, languages: Object.keys(core.texts), channels, words: listSearchWords(document) }
}

/** Reads drafts saved before their words were kept; false where none is left. */
export async function fillWords(tx: WorkspaceTx): Promise<boolean> {
  const unread = await items.listUnread(tx)
  for (const { id, draft } of unread) {
    const document = contentDocument.safeParse(JSON.parse(draft))
    await items.putWords(tx, id, document.success ? listSearchWords(document.data) : '')
  }
  return unread.length > 0
}

export interface NewContent {
  kind: 'message' | 'page'
  name: string
  folder: string
  labels: readonly string[]
  document: ContentDocument
}

export function createItem(
  deps: ContentDeps,
  workspaceId: string,
  made: NewContent,
  actor: Member,
): Promise<Item> {
  return deps.db.inWorkspace(workspaceId, async (tx) =>
    getItem(tx, await insertContent(deps, tx, made, actor)),
  )
}

/** In the transaction under way. @returns its id */
export async function insertContent(
  deps: Pick<ContentDeps, 'clock' | 'ids' | 'audit'>,
  tx: WorkspaceTx,
  made: NewContent,
  actor: Member,
): Promise<string> {
  const at = deps.clock.now()
  const id = deps.ids.uuid(at)
  const { kind, name, folder, labels, document } = made
  const row = { id, kind, name, folder, labels: [...labels], draft: JSON.stringify(document) }
  await items.insertItem(tx, { ...row, ...summarise(document), created_at: at, updated_by: actor.name })
  const where = { tx, workspaceId: tx.workspaceId }
  await deps.audit.record(where, { actor, action: 'content.created', target: id })
  return id
}

/** Autosave. @throws revision_changed where somebody else saved meanwhile, not_found */
export function saveDraft(
  deps: ContentDeps,
  workspaceId: string,
  asked: { id: string; revision: number; document: ContentDocument; actor: Member },
): Promise<items.ItemRow> {
  const { id, revision, document, actor } = asked
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const draft = JSON.stringify(document)
    const change = { ...summarise(document), revision, draft, at: deps.clock.now(), by: actor.name }
    const saved = await items.putDraft(tx, id, change)
    if (saved !== null) return saved
    await getItem(tx, id)
    throw new SplotError('revision_changed')
  })
}

/** Name, folder, labels, archive. @throws not_found */
export function changeItem(
  deps: ContentDeps,
  workspaceId: string,
  id: string,
  change: items.ItemChange & { actor: Member },
): Promise<items.ItemRow> {
  const { actor, ...rest } = change
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await items.changeItem(tx, id, { ...rest, at: deps.clock.now(), by: actor.name })
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    if (rest.isArchived !== undefined) {
      const action = rest.isArchived ? 'content.archived' : 'content.restored'
      await deps.audit.record({ tx, workspaceId }, { actor, action, target: id })
    }
    return row
  })
}

/** The draft under a new name; versions stay with the original. */
export async function copyItem(
  deps: ContentDeps,
  workspaceId: string,
  id: string,
  copy: { name: string; actor: Member },
): Promise<Item> {
  const { kind, folder, labels, document } = await deps.db.inWorkspace(workspaceId, (tx) => getItem(tx, id))
  return createItem(deps, workspaceId, { kind, folder, labels, document, name: copy.name }, copy.actor)
}

/** Who leans on any of these items: campaigns and slots say so, journeys are asked. */
export async function listUses(
  deps: Pick<ContentDeps, 'listJourneys'>,
  tx: WorkspaceTx,
  ids: readonly string[],
): Promise<{ itemId: string; kind: string; name: string }[]> {
  const journeys = await deps.listJourneys(tx, ids)
  return [
    ...(await listUsesOf(tx, ids)),
    ...journeys.map(({ used, name }) => ({ itemId: used, kind: 'journey', name })),
  ]
}

/** @throws content_used where a campaign or journey leans on it, not_found */
export async function deleteItem(
  deps: ContentDeps,
  workspaceId: string,
  id: string,
  actor: Member,
): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await items.lockItem(tx, id))) throw new SplotError('not_found', { path: 'params.id' })
    const uses = await listUses(deps, tx, [id])
    if (uses.length > 0)
      throw new SplotError('content_used', { values: { names: uses.map((use) => use.name).join(', ') } })
    await items.deleteItem(tx, id)
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'content.deleted', target: id })
  })
}

/** For what sends an item: while it is leaned on it cannot be deleted. */
export interface Uses {
  /** In the transaction of whoever leans. @throws not_found */
  put(tx: WorkspaceTx, itemId: string, use: UseRow): Promise<void>
  delete(tx: WorkspaceTx, itemId: string, use: Pick<UseRow, 'kind' | 'user_id'>): Promise<void>
}

export const uses: Uses = {
  async put(tx, itemId, use) {
    if (!(await items.lockItem(tx, itemId))) throw new SplotError('not_found')
    await putUse(tx, itemId, use)
  },
  delete: deleteUse,
}
