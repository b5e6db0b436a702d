import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { checkPicture } from '../rules/picture.ts'
import { stripPicture } from '../rules/strip-picture.ts'
import { isWholePng, judgeFrames } from '../rules/unfold-picture.ts'
import * as store from '../store/pictures.ts'
import type { ContentDeps, Member } from './deps.ts'

const hints = {
  svg: {
    pl: 'SVG to dokument ze skryptami: zapisz go jako PNG.',
    en: 'SVG is a document with scripts: save it as PNG.',
  },
  not_a_picture: { pl: 'Wyślij PNG, JPEG, GIF lub WebP.', en: 'Send a PNG, JPEG, GIF or WebP.' },
  damaged: { pl: 'Plik jest uszkodzony: zapisz go ponownie.', en: 'The file is damaged: save it again.' },
  too_many_pixels: {
    pl: 'Zmniejsz obraz do 24 milionów pikseli, a animację do 20 klatek tej wielkości.',
    en: 'Make it smaller: 24 million pixels at most, an animation at most 20 frames of that size.',
  },
} as const

const refuse = (reason: keyof typeof hints) =>
  new SplotError('picture_refused', { path: 'body.data', hint: hints[reason] })

/** Takes a picture in, by its bytes and never by its name. @throws picture_refused with the cure */
export async function addPicture(
  deps: ContentDeps,
  workspaceId: string,
  sent: { name: string; bytes: Buffer; actor: Member },
): Promise<store.PictureRow> {
  const { name, bytes, actor } = sent
  const checked = checkPicture(bytes)
  if (!checked.ok) throw refuse(checked.reason)
  const { format, width, height } = checked
  const stripped = stripPicture(bytes, format)
  if (stripped === null) throw refuse('damaged')
  const fault = judgeFrames(stripped, checked)
  if (fault !== null) throw refuse(fault)
  if (format === 'png' && !(await isWholePng(stripped))) throw refuse('damaged')
  const created_at = deps.clock.now()
  const id = deps.ids.uuid(created_at)
  const row = { id, format, width, height, name, size: stripped.length, created_at, created_by: actor.name }
  // First the bytes: a row never stands without them, and bytes without a row are swept away.
  const blob = await deps.blobs.put(workspaceId, stripped)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await store.insertPicture(tx, { ...row, blob })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'picture.added', target: id })
  })
  return row
}

/** Where a picture is seen, below the server's address. */
export const picturePath = (workspaceId: string, id: string): string => `/pictures/${workspaceId}/${id}`

const named = /\/pictures\/([a-z0-9][a-z0-9_-]{0,62})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g

/**
 * Keeps the pictures a document names until what shows it is committed: whoever deletes one meanwhile waits, and is refused
 * then. @param text the document, JSON
 * @throws content_unready where one of them is gone
 */
export async function holdPictures(tx: WorkspaceTx, text: string): Promise<void> {
  const own = [...text.matchAll(named)].flatMap(([, where, id = '']) =>
    where === tx.workspaceId ? [id] : [],
  )
  const ids = [...new Set(own)].sort()
  if (ids.length === 0) return
  const there = await store.lockShown(tx, ids)
  const gone = ids.filter((id) => !there.has(id))
  if (gone.length === 0) return
  const hint = {
    pl: 'Usunięto obraz, który tu stoi. Wybierz inny albo dodaj go ponownie.',
    en: 'A picture that stands here has been deleted. Choose another, or add it again.',
  }
  throw new SplotError('content_unready', { path: 'body', hint, values: { count: gone.length } })
}

/** Everything that shows the picture, what is sent or shown now first. @throws not_found */
export function listPictureUses(
  deps: Pick<ContentDeps, 'db'>,
  workspaceId: string,
  id: string,
): Promise<store.PictureUse[]> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    if ((await store.findPicture(tx, id)) === null) throw new SplotError('not_found', { path: 'params.id' })
    return store.listPictureUses(tx, picturePath(workspaceId, id))
  })
}

/** Its bytes go with the next sweep. @throws picture_used with where, while something published shows it, not_found */
export async function deletePicture(
  deps: Pick<ContentDeps, 'db' | 'audit'>,
  workspaceId: string,
  { id, actor }: { id: string; actor: Member },
): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await store.lockPicture(tx, id))) throw new SplotError('not_found', { path: 'params.id' })
    const uses = await store.listPictureUses(tx, picturePath(workspaceId, id))
    const live = uses.filter((use) => use.state === 'live')
    if (live.length > 0)
      throw new SplotError('picture_used', {
        values: { names: live.map((use) => use.name || use.kind).join(', ') },
      })
    await store.deletePicture(tx, id)
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'picture.deleted', target: id })
  })
}

const address = /^\/pictures\/([a-z0-9][a-z0-9_-]{0,62})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Answers for pictures; null for any other path. What is served can run nothing, whatever its bytes are. */
export function createPictureHandler(deps: Pick<ContentDeps, 'db' | 'blobs'>) {
  return async (request: Request): Promise<Response | null> => {
    const [, workspaceId, id] = address.exec(new URL(request.url).pathname) ?? []
    if (workspaceId === undefined || id === undefined) return null
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
    const found = await deps.db.inWorkspace(workspaceId, (tx) => store.findPicture(tx, id))
    const bytes =
      found === null || found.blob === null
        ? (found?.bytes ?? null)
        : await deps.blobs.find(workspaceId, found.blob)
    if (found === null || bytes === null) return new Response(null, { status: 404 })
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
      headers: {
        'content-type': `image/${found.format}`,
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      },
    })
  }
}
