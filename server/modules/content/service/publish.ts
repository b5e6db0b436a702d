import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { explainFindings, findingTable } from '../rules/lint/findings.ts'
import { brandKit } from '../schema/brand.ts'
import { type ContentDocument, contentDocument } from '../schema/document.ts'
import { lockItem, publishItem } from '../store/items.ts'
import { type Decision, findVersion, insertDecision, insertVersion, listVersions } from '../store/versions.ts'
import { readBrand } from './brand.ts'
import type { Source } from './compile.ts'
import type { ContentDeps, Member } from './deps.ts'
import { type Inspected, inspectContent } from './inspect.ts'
import { getItem } from './items.ts'
import { holdPictures } from './pictures.ts'

/** The draft as it would be published, with everything that is said of it. @throws not_found */
export async function inspectDraft(
  deps: ContentDeps,
  workspaceId: string,
  id: string,
): Promise<Inspected & { source: Source; revision: number }> {
  const { item, brand } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    item: await getItem(tx, id),
    brand: await readBrand(tx),
  }))
  const { timeZone } = await deps.settingsOf(workspaceId)
  const source: Source = { kind: item.kind, document: item.document, brand: brand.kit, timeZone }
  return { ...(await inspectContent(deps.render, source)), source, revision: item.revision }
}

export interface Published {
  version: number
  decision: Decision
}

/**
 * Makes a version of the draft that never changes again: live at once, or, where the brand asks for a second person,
 * when she has approved it. @throws content_unready with the first error's place, or where a picture of it is gone, revision_changed, not_found
 */
export async function publishDraft(
  deps: ContentDeps,
  workspaceId: string,
  asked: { id: string; revision: number; note: string; actor: Member },
): Promise<Published> {
  const { id, revision, note, actor: by } = asked
  const inspected = await inspectDraft(deps, workspaceId, id)
  if (inspected.revision !== revision) throw new SplotError('revision_changed')
  refuseUnready(inspected)
  const { document, brand } = inspected.source
  const decision: Decision = brand.needsApproval ? 'submitted' : 'published'
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await lockItem(tx, id))) throw new SplotError('not_found')
    if ((await getItem(tx, id)).revision !== revision) throw new SplotError('revision_changed')
    const at = deps.clock.now()
    const compiled = JSON.stringify(inspected.compiled)
    const made = { document: JSON.stringify({ document, brand }), compiled, revision, at, by }
    await holdPictures(tx, made.document)
    const version = await insertVersion(tx, id, made)
    await insertDecision(tx, { itemId: id, version }, { decision, note, at, by })
    if (decision === 'published') await publishItem(tx, id, { version, at, by: by.name })
    const entry = { actor: by, action: `content.${decision}`, target: id, detail: { version } }
    await deps.audit.record({ tx, workspaceId }, entry)
    return { version, decision }
  })
}

function refuseUnready({ findings }: Inspected): void {
  const errors = findings.filter((one) => findingTable[one.code].severity === 'error')
  const [pl, en] = [explainFindings(errors, 'pl')[0], explainFindings(errors, 'en')[0]]
  if (pl === undefined || en === undefined) return
  const hint = { pl: `${pl.what}. ${pl.cure}`, en: `${en.what}. ${en.cure}` }
  throw new SplotError('content_unready', { path: pl.place, hint, values: { count: errors.length } })
}

/** A second person's word on a version. @throws approval_closed, approval_self, content_unready where a picture of it is gone, not_found */
export async function decideVersion(
  deps: ContentDeps,
  workspaceId: string,
  asked: { id: string; version: number; decision: 'approved' | 'rejected'; note: string; actor: Member },
): Promise<Published> {
  const { id, version, decision, note, actor: by } = asked
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await lockItem(tx, id))) throw new SplotError('not_found', { path: 'params.id' })
    const found = (await listVersions(tx, id)).find((one) => one.version === version)
    if (found === undefined) throw new SplotError('not_found', { path: 'params.version' })
    if (found.decision !== 'submitted') throw new SplotError('approval_closed')
    if (found.created_by === by.id) throw new SplotError('approval_self')
    const at = deps.clock.now()
    if (decision === 'approved') await holdPictures(tx, (await findVersion(tx, id, version))?.document ?? '')
    await insertDecision(tx, { itemId: id, version }, { decision, note, at, by })
    if (decision === 'approved') await publishItem(tx, id, { version, at, by: by.name })
    const entry = { actor: by, action: `content.${decision}`, target: id, detail: { version } }
    await deps.audit.record({ tx, workspaceId }, entry)
    return { version, decision }
  })
}

/** The document of a version, or the draft. @throws not_found */
export async function readDocument(
  tx: WorkspaceTx,
  id: string,
  version: number | 'draft',
): Promise<ContentDocument> {
  if (version === 'draft') return (await getItem(tx, id)).document
  const row = await findVersion(tx, id, version)
  if (row === null) throw new SplotError('not_found', { path: 'version' })
  return contentDocument.parse(JSON.parse(row.document).document)
}

/** The brand a version was made under. */
export function readVersionBrand(document: string) {
  return brandKit.parse(JSON.parse(document).brand)
}
