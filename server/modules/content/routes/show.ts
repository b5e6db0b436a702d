import { SplotError } from '../../../platform/errors.ts'
import { isUuid } from '../../../platform/ids.ts'
import type { ItemRow } from '../store/items.ts'

export const isoTime = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoTime(ms))

/** Where a landing page is seen. */
export const pathOfPage = (workspaceId: string, slug: string): string => `/l/${workspaceId}/${slug}`

/** An item as the API tells it. */
export function showItem(row: ItemRow) {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    folder: row.folder,
    labels: row.labels,
    revision: row.revision,
    publishedVersion: row.published_version,
    createdAt: isoTime(row.created_at),
    updatedAt: isoTime(row.updated_at),
    updatedBy: row.updated_by,
    archivedAt: isoOrNull(row.archived_at),
    headline: row.headline,
    languages: row.languages,
    channels: row.channels,
    state: judgeState(row),
  }
}

function judgeState({ is_waiting, published_version, published_revision, revision }: ItemRow) {
  if (is_waiting) return 'waiting' as const
  if (published_version === null) return 'draft' as const
  return published_revision === null || published_revision === revision
    ? ('live' as const)
    : ('changed' as const)
}

/** The revision If-Match names. @throws revision_missing where there is none or it is no number in quotes */
export function readRevision(request: Request): number {
  const found = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(request.headers.get('if-match') ?? '')?.[1]
  if (found === undefined) throw new SplotError('revision_missing')
  return Number(found)
}

/** Where a page of the list ends: moment and id of its last item. */
export function writeCursor(row: ItemRow | undefined): string | null {
  return row === undefined ? null : `${row.updated_at.toString(36)}.${row.id}`
}

export function readCursor(text: string | undefined): { at: number; id: string } | null {
  if (text === undefined) return null
  const [at = '', id = ''] = text.split('.')
  if (!/^[0-9a-z]{1,12}$/.test(at) || !isUuid(id)) throw new SplotError('invalid', { path: 'query.cursor' })
  return { at: Number.parseInt(at, 36), id }
}
