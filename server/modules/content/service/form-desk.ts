import { SplotError } from '../../../platform/errors.ts'
import { listAsked } from '../../consent/index.ts'
import { type FormDefinition, formDefinition } from '../schema/form.ts'
import * as store from '../store/form.ts'
import { deletePageAddresses, listPages, type PageRow, putPageAddress } from '../store/page-address.ts'
import type { Member } from './deps.ts'
import { getItem } from './items.ts'
import type { PageDeps } from './page-deps.ts'

export interface Form extends store.FormRow {
  definition: FormDefinition
}

export type DeskDeps = Pick<PageDeps, 'db' | 'clock' | 'ids' | 'audit'>

/** @throws not_found */
export async function getForm(deps: Pick<PageDeps, 'db'>, workspaceId: string, id: string): Promise<Form> {
  const row = await deps.db.inWorkspace(workspaceId, (tx) => store.findForm(tx, id))
  if (row === null || row.archived_at !== null) throw new SplotError('not_found', { path: 'params.id' })
  return { ...row, definition: formDefinition.parse(JSON.parse(row.definition)) }
}

interface Draft {
  name: string
  definition: FormDefinition
  actor: Member
}

/** @throws purpose_unknown where a box asks for what no purpose has words for */
export async function createForm(deps: DeskDeps, workspaceId: string, made: Draft): Promise<Form> {
  const { name, definition, actor } = made
  await checkBoxes(deps, workspaceId, definition)
  const at = deps.clock.now()
  const id = deps.ids.uuid(at)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await store.insertForm(tx, { id, name, definition: JSON.stringify(definition), at, by: actor.name })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'form.created', target: id })
  })
  return getForm(deps, workspaceId, id)
}

/** A new version, shown at once. @throws revision_changed, purpose_unknown, not_found */
export async function saveForm(
  deps: DeskDeps,
  workspaceId: string,
  changed: Draft & { id: string; revision: number },
): Promise<Form> {
  const { id, revision, name, definition, actor } = changed
  await getForm(deps, workspaceId, id)
  await checkBoxes(deps, workspaceId, definition)
  const made = {
    id,
    revision,
    name,
    definition: JSON.stringify(definition),
    at: deps.clock.now(),
    by: actor.name,
  }
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await store.putForm(tx, made))) throw new SplotError('revision_changed')
    const detail = { revision: revision + 1 }
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'form.changed', target: id, detail })
  })
  return getForm(deps, workspaceId, id)
}

/** It is shown no more; what it brought stays. @throws not_found */
export async function archiveForm(
  deps: DeskDeps,
  workspaceId: string,
  id: string,
  actor: Member,
): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await store.archiveForm(tx, id, { at: deps.clock.now(), by: actor.name })))
      throw new SplotError('not_found', { path: 'params.id' })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'form.archived', target: id })
  })
}

async function checkBoxes(deps: DeskDeps, workspaceId: string, { consents }: FormDefinition): Promise<void> {
  if (consents.length === 0) return
  const asked = await deps.db.inWorkspace(workspaceId, (tx) => listAsked(tx, workspaceId))
  for (const [i, box] of consents.entries()) {
    const purpose = asked.purposes.find((one) => one.id === box.purpose)
    if (purpose?.wordings.some((one) => one.channel === box.channel) !== true)
      throw new SplotError('purpose_unknown', { path: `body.definition.consents[${i}]` })
  }
}

/** Gives a page its address; one it had before leads nowhere then. @throws slug_taken, not_found, page_kind */
export async function putAddress(
  deps: DeskDeps,
  workspaceId: string,
  asked: { itemId: string; slug: string; actor: Member },
): Promise<PageRow> {
  const { itemId, slug, actor } = asked
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const item = await getItem(tx, itemId)
    if (item.kind !== 'page') throw new SplotError('page_kind')
    if (!(await putPageAddress(tx, { slug, itemId, at: deps.clock.now() })))
      throw new SplotError('slug_taken')
    await deletePageAddresses(tx, itemId, slug)
    await deps.audit.record(
      { tx, workspaceId },
      { actor, action: 'page.addressed', target: itemId, detail: { slug } },
    )
    return { itemId, slug, name: item.name, isPublished: item.published_version !== null }
  })
}

export const listAddresses = (deps: Pick<PageDeps, 'db'>, workspaceId: string): Promise<PageRow[]> =>
  deps.db.inWorkspace(workspaceId, listPages)
