import { SplotError } from '../../../platform/errors.ts'
import { checkPicture } from '../rules/picture.ts'
import { stripPicture } from '../rules/strip-picture.ts'
import { findPicture, insertPicture, type PictureRow } from '../store/pictures.ts'
import type { ContentDeps, Member } from './deps.ts'

const hints = {
  svg: {
    pl: 'SVG to dokument ze skryptami: zapisz go jako PNG.',
    en: 'SVG is a document with scripts: save it as PNG.',
  },
  not_a_picture: { pl: 'Wyślij PNG, JPEG, GIF lub WebP.', en: 'Send a PNG, JPEG, GIF or WebP.' },
  damaged: { pl: 'Plik jest uszkodzony: zapisz go ponownie.', en: 'The file is damaged: save it again.' },
  too_many_pixels: {
    pl: 'Zmniejsz obraz do 24 milionów pikseli.',
    en: 'Make it smaller: 24 million pixels at most.',
  },
} as const

/** Takes a picture in, by its bytes and never by its name. @throws picture_refused with the cure */
export async function addPicture(
  deps: ContentDeps,
  workspaceId: string,
  sent: { name: string; bytes: Buffer; actor: Member },
): Promise<PictureRow> {
  const { name, bytes, actor } = sent
  const checked = checkPicture(bytes)
  if (!checked.ok) throw new SplotError('picture_refused', { path: 'body.data', hint: hints[checked.reason] })
  const stripped = stripPicture(bytes, checked.format)
  if (stripped === null) throw new SplotError('picture_refused', { path: 'body.data', hint: hints.damaged })
  const created_at = deps.clock.now()
  const { format, width, height } = checked
  const row = {
    id: deps.ids.uuid(created_at),
    format,
    width,
    height,
    name,
    created_at,
    created_by: actor.name,
  }
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await insertPicture(tx, { ...row, bytes: stripped })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'picture.added', target: row.id })
  })
  return { ...row, size: stripped.length }
}

/** Where a picture is seen, below the server's address. */
export const picturePath = (workspaceId: string, id: string): string => `/pictures/${workspaceId}/${id}`

const address = /^\/pictures\/([a-z0-9][a-z0-9_-]{0,62})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Answers for pictures; null for any other path. What is served can run nothing, whatever its bytes are. */
export function createPictureHandler(deps: Pick<ContentDeps, 'db'>) {
  return async (request: Request): Promise<Response | null> => {
    const [, workspaceId, id] = address.exec(new URL(request.url).pathname) ?? []
    if (workspaceId === undefined || id === undefined) return null
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
    const found = await deps.db.inWorkspace(workspaceId, (tx) => findPicture(tx, id))
    if (found === null) return new Response(null, { status: 404 })
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(found.bytes), {
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
