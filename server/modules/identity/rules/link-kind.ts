import type { IdentifierKind } from '@splot/contract/identifiers'
import type { NormalEvent } from '../../collect/index.ts'
import type { LinkKind } from '../schema.ts'

/** How an event brings its identifiers together. */
export function nameLinkKind(event: Pick<NormalEvent, 'type' | 'channel'>, lead: IdentifierKind): LinkKind {
  if (event.type === 'alias') return 'alias'
  if (event.channel === 'pos') return 'pos'
  if (event.type !== 'identify') return 'together'
  return lead === 'user_id' ? 'login' : 'form'
}

/** A till and the call centre see the person; what a browser or an app says is a claim. */
export function judgeStrength(event: Pick<NormalEvent, 'channel'>): 1 | 2 {
  return event.channel === 'pos' || event.channel === 'call' ? 2 : 1
}
