import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { type BrandKit, brandKit } from '../schema/brand.ts'
import { brands } from '../store/workspace-document.ts'
import type { ContentDeps, Member } from './deps.ts'
import { holdPictures } from './pictures.ts'

export interface BrandState {
  kit: BrandKit
  /** 0 where nobody has set one yet. */
  revision: number
  updatedAt: number | null
  updatedBy: string | null
}

/** The workspace's brand; the defaults where there is none. */
export async function readBrand(tx: WorkspaceTx): Promise<BrandState> {
  const row = await brands.find(tx)
  if (row === null) return { kit: brandKit.parse({}), revision: 0, updatedAt: null, updatedBy: null }
  return {
    kit: brandKit.parse(JSON.parse(row.text)),
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  }
}

/** @throws revision_changed, content_unready where a picture of it is gone */
export async function saveBrand(
  deps: ContentDeps,
  workspaceId: string,
  change: { kit: BrandKit; revision: number; actor: Member },
): Promise<BrandState> {
  const { kit, revision, actor } = change
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const text = JSON.stringify(kit)
    await holdPictures(tx, text)
    const row = await brands.put(tx, {
      text,
      revision,
      at: deps.clock.now(),
      by: actor.name,
    })
    if (row === null) throw new SplotError('revision_changed')
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'brand.changed', target: workspaceId })
    return { kit, revision: row.revision, updatedAt: row.updated_at, updatedBy: row.updated_by }
  })
}
