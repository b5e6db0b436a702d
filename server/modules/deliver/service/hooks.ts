import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { SplotError } from '../../../platform/errors.ts'
import { readBody } from '../../../platform/http/read-body.ts'
import type { Marks } from '../rules/mark.ts'
import { joinSettings } from '../rules/settings.ts'
import type { Channels } from './channels.ts'
import { nothingBehind, openChannelDeps, type SendDeps } from './deps.ts'
import type { Feedback } from './feedback.ts'

const mostBytes = 2 ** 20

/**
 * Where providers report: `/hooks/channels/{workspace}/{channel}/{token}`. The token tells strangers from providers, the
 * channel then verifies what it was told by the provider's own means.
 */
export function createHooks(
  deps: SendDeps & { marks: Marks },
  channels: Pick<Channels, 'list'>,
  feedback: Feedback,
): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const url = new URL(request.url)
    const [, workspaceId, id, token] =
      /^\/hooks\/channels\/([a-z0-9][a-z0-9_-]{0,62})\/([a-z0-9-]{1,63})\/([\w-]{1,64})$/.exec(
        url.pathname,
      ) ?? []
    if (workspaceId === undefined || id === undefined || token === undefined) return null
    if (!deps.marks.isHook(token, workspaceId, id)) return new Response(null, { status: 404 })
    if (request.method !== 'POST' && request.method !== 'GET') return new Response(null, { status: 405 })
    const state = (await channels.list(workspaceId)).find((one) => one.channel.id === id)
    if (state?.channel.webhook == null) return new Response(null, { status: 404 })
    const settings = state.isSet ? joinSettings(state.stored) : { ...state.sinkSettings }
    // A provider was told of us before we were told of it: nobody can tell its reports from a stranger's yet.
    if (!state.channel.config.safeParse(settings).success) return new Response(null, { status: 404 })
    const received = await receive(request, url)
    if (received === null) return new Response(null, { status: 413 })
    await using open = openChannelDeps(deps, id, nothingBehind)
    const reply = await state.channel.webhook(received, settings, open.deps)
    if (reply.status === 200) await feedback.take(workspaceId, id, reply.reports)
    return new Response(reply.status === 200 ? 'OK' : null, { status: reply.status })
  }
}

async function receive(request: Request, url: URL): Promise<ReceivedRequest | null> {
  try {
    return {
      headers: Object.fromEntries(request.headers),
      query: Object.fromEntries(url.searchParams),
      body: await readBody(request, mostBytes),
    }
  } catch (error) {
    if (error instanceof SplotError) return null
    throw error
  }
}
