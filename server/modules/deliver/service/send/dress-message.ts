import type { Claim } from '../../../consent/index.ts'
import type { Marks } from '../../rules/mark.ts'
import { dress, type Parts } from '../../rules/parts.ts'
import { isWebLink, nameLink, swapLinks } from '../../rules/tracked.ts'
import type { DeliverOptions } from '../../schema/options.ts'
import type { Desk } from './desks.ts'
import type { Prepared } from './prepare.ts'

export interface Dressing {
  one: Prepared
  desk: Desk
  profiling: Claim['profiling']
  options: DeliverOptions
  marks: Marks
  origin: string
  now: number
}

export interface Dressed {
  /** As the plugin takes it. */
  content: unknown
  subject: string | null
}

/** The message as it leaves: links led through us where she lets us, the way out in its headers. */
export function dressMessage(o: Dressing): Dressed {
  const { row, reached, said, unsubscribeUrl } = o.one
  const parts = rewriteParts(o)
  const content = dress(o.desk.channel.addressKind, parts, {
    unsubscribeUrl: row.lane === 'm' ? unsubscribeUrl : null,
    ttlS: Math.floor((row.expiresAt - o.now) / 1_000),
    slot: typeof said.data?.slot === 'string' ? said.data.slot : 'main',
    letter: reached?.letter ?? null,
  })
  return { content, subject: parts.subject ?? parts.title ?? null }
}

function rewriteParts(o: Dressing): Parts {
  const { one, desk, marks, origin } = o
  const may = judgeTracking(o)
  if (!may.opens && !may.clicks) return one.parts
  const { workspaceId } = desk
  const messageId = one.row.id
  const swap = (url: string): string | null => {
    // Our own pages are not led through ourselves: the way out must work whatever happens here.
    if (!may.clicks || !isWebLink(url) || url.startsWith(`${origin}/`)) return null
    return `${origin}/c/${marks.write({ workspaceId, messageId, linkId: nameLink(url) })}`
  }
  const pixel = may.opens ? `${origin}/o/${marks.write({ workspaceId, messageId, linkId: null })}` : null
  return swapLinks(one.parts, { swap, pixel })
}

/** An SMS is paid by its length, a page follows its own clicks, a letter has none: only mail and push are followed. */
function judgeTracking({ one, desk, profiling, options }: Dressing): { opens: boolean; clicks: boolean } {
  const { addressKind } = desk.channel
  const isMail = addressKind === 'email'
  const isFollowed = isMail || addressKind === 'push_endpoint' || addressKind === 'push_token'
  if (!isFollowed || one.said.isTest === true) return { opens: false, clicks: false }
  const allows = (rule: DeliverOptions['opens']) =>
    rule === 'with_consent' ? profiling === 'granted' : rule === 'unless_refused' && profiling !== 'refused'
  return { opens: isMail && allows(options.opens), clicks: allows(options.clicks) }
}
