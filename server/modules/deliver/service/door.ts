import { isMachine, scannerMs } from '../rules/machine.ts'
import type { Mark, Marks } from '../rules/mark.ts'
import { sendable } from '../rules/parts.ts'
import { findTarget } from '../rules/tracked.ts'
import { noteHit, noteMachine } from '../store/returns.ts'
import { readBodies } from './bodies.ts'
import type { SendDeps } from './deps.ts'
import { findWho, tellAll } from './send/tell.ts'

type Answer = (request: Request) => Promise<Response | null>

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const quiet = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' }

/**
 * Where links and pictures of messages lead: `/c/…` and `/o/…`. Only marks of ours lead anywhere, and only where the very
 * message leads that was sent: nobody can make this server send people elsewhere.
 */
export function createDoor(deps: SendDeps & { marks: Marks }): Answer {
  const find = async ({ workspaceId, messageId }: Mark, linkId: string): Promise<string | null> => {
    const bodies = await deps.db.inWorkspace(workspaceId, (tx) =>
      readBodies(deps.sealer, { tx, workspaceId }, [messageId]),
    )
    return findTarget(bodies.get(messageId) ?? {}, linkId)
  }
  return async (request) => {
    const [, kind, token] = /^\/([co])\/([^/]+)$/.exec(new URL(request.url).pathname) ?? []
    if (kind === undefined || token === undefined) return null
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: quiet })
    const mark = deps.marks.read(token)
    const isOpen = kind === 'o'
    if (mark === null || isOpen !== (mark.linkId === null)) return refuse()
    const url = mark.linkId === null ? null : await find(mark, mark.linkId)
    if (!isOpen && url === null) return refuse()
    // She is not kept waiting, nor turned away, for our books.
    await keepBooks(deps, { mark, request, url }).catch(() =>
      deps.logger.warn({ kind }, 'a hit was not noted'),
    )
    return url === null
      ? new Response(gif, { headers: { ...quiet, 'content-type': 'image/gif' } })
      : new Response(null, { status: 302, headers: { ...quiet, location: url } })
  }
}

const refuse = () =>
  new Response('Nie ma takiej strony. · No such page.', {
    status: 404,
    headers: { ...quiet, 'content-type': 'text/plain; charset=utf-8' },
  })

interface Hit {
  mark: Mark
  request: Request
  url: string | null
}

/** Counts a hit of a person, and tells of the first opening and of every link's first click in a minute. */
async function keepBooks(deps: SendDeps, { mark, request, url }: Hit): Promise<void> {
  const { workspaceId, messageId, linkId } = mark
  const at = deps.clock.now()
  const isScanner = isMachine({ method: request.method, userAgent: request.headers.get('user-agent') })
  const row = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const kind = linkId === null ? 'open' : 'click'
    const noted = isScanner ? null : await noteHit(tx, workspaceId, kind, { messageId, at, scannerMs })
    if (noted === null) await noteMachine(tx, workspaceId, messageId)
    return noted
  })
  const channel = sendable.find((name) => name === row?.channel)
  if (row === null || channel === undefined || (linkId === null && !row.isFirst)) return
  const who = await findWho(deps, workspaceId, row)
  if (who === null) return
  const { campaignId } = row
  const which = linkId === null ? '' : `${linkId}-${Math.floor(at / 60_000)}`
  const more = channel === 'push' ? { deep_link: url } : { link_id: linkId, link_url: url }
  await tellAll(deps, workspaceId, [
    {
      messageId,
      channel,
      what: linkId === null ? 'opened' : 'clicked',
      which,
      campaignId,
      at,
      who,
      ...(url === null ? {} : { more }),
    },
  ])
}
