import { timingSafeEqual } from 'node:crypto'
import type { WebhookReply } from '@splot/contract/plugin/channel'
import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import type { Settings } from '../settings.ts'
import { readBounce } from './parse.ts'

/** A mail that came back, passed on by the mail program as it is, with the password in `Authorization: Bearer`. */
export async function readBounceWebhook(
  request: ReceivedRequest,
  settings: Settings,
  nowMs: number,
): Promise<WebhookReply> {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (settings.bounceToken === undefined || given === undefined || !isEqual(given, settings.bounceToken))
    return { status: 401, reports: [] }
  return { status: 200, reports: await readBounce(request.body, nowMs) }
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
