import type { Channel } from '@splot/contract/channels'
import { lookupCall } from '@splot/contract/events/registry'
import { describeEvent } from '@splot/contract/labels'
import { stripPii } from '@splot/contract/pii'
import { isPersonalText } from '@splot/contract/pii-values'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { LogRecord } from '../../../platform/event-log/index.ts'
import { listUnnamedStores, withStoreName } from '../../collect/index.ts'
import type { RootedBirth } from '../customer-graph.ts'
import { channelOf, letterOf } from '../rules/channel-code.ts'
import { isNaming } from '../rules/computed.ts'
import { openTimelineCursor, packCursor } from '../rules/cursor.ts'
import type { TimelineItem, TimelineReply } from '../schema.ts'
import { type Moment, readPage } from '../store/timeline.ts'
import type { ProfileDeps } from './deps.ts'
import { type Reader, toIso, writeMoney } from './view.ts'

export interface TimelineRequest {
  limit: number
  cursor?: string | undefined
  channel?: readonly Channel[] | undefined
}

interface Reading {
  deps: Pick<ProfileDeps, 'log' | 'readEvent' | 'nameStores'>
  tx: WorkspaceTx
  reader: Reader
}

/** One page of the life of the customer with these births. @throws SplotError `invalid` for a foreign cursor */
export async function readTimeline(
  { deps, tx, reader }: Reading,
  births: readonly RootedBirth[],
  request: TimelineRequest,
): Promise<TimelineReply> {
  const cursor = request.cursor === undefined ? null : openTimelineCursor(request.cursor)
  const channels = request.channel === undefined ? null : request.channel.map(letterOf)
  const read = await readPage(tx, tx.workspaceId, {
    births: births.map((birth) => birth.birthId),
    before: cursor,
    channels,
    limit: request.limit + 1,
  })
  const page = read.moments.slice(0, request.limit)
  const positions = page.map((moment) => moment.pos)
  const records = positions.length === 0 ? [] : await deps.log.readAt(tx, positions)
  const events = new Map(records.map((record) => [record.pos, { record, read: deps.readEvent(record) }]))
  const codes = listUnnamedStores(
    [...events.values()].flatMap((one) => (one.read === null ? [] : [one.read.event.properties])),
  )
  const storeNames = codes.length === 0 ? new Map<string, string>() : await deps.nameStores(tx, codes)
  const isNameless = judgeNameless(births, read.named)
  const shown = (cursor?.shown ?? 0) + page.length
  const last = page.at(-1)
  const hasMore = read.moments.length > page.length && last !== undefined
  return {
    items: page.flatMap((moment) =>
      writeItem({ reader, isNameless, storeNames }, moment, events.get(moment.pos)),
    ),
    nextCursor: hasMore ? packCursor([last.ts, last.pos, shown]) : null,
    older: channels !== null ? null : hasMore ? Math.max(1, read.total - shown) : 0,
  }
}

/** Tells whether a moment happened on a device before anybody knew whose it was. */
export function judgeNameless(
  births: readonly Pick<RootedBirth, 'birthId' | 'kind'>[],
  named: ReadonlyMap<string, number>,
): (moment: Moment) => boolean {
  const kinds = new Map(births.map((birth) => [birth.birthId, birth.kind]))
  const hasName = births.some((birth) => isNaming(birth.kind))
  return ({ birth, ts }) => {
    const kind = kinds.get(birth)
    if (kind !== undefined && isNaming(kind)) return false
    return !hasName || ts < (named.get(birth) ?? Number.POSITIVE_INFINITY)
  }
}

interface Writing {
  reader: Reader
  isNameless: (moment: Moment) => boolean
  storeNames: ReadonlyMap<string, string>
}

interface ReadRecord {
  record: LogRecord
  read: ReturnType<ProfileDeps['readEvent']>
}

/** Words of a campaign are free text of a link: an address may stand among them. */
function hideWords(touchpoint: TimelineItem['touchpoint']): TimelineItem['touchpoint'] {
  const shown = (text: string | null) => (text !== null && isPersonalText(text) ? null : text)
  const { source, medium, campaign, clickId } = touchpoint
  return {
    ...touchpoint,
    source: shown(source),
    medium: shown(medium),
    campaign: shown(campaign),
    clickId: shown(clickId),
  }
}

/** None where the log has the event no more, or it could not be read. */
function writeItem(
  { reader, isNameless, storeNames }: Writing,
  moment: Moment,
  told: ReadRecord | undefined,
): TimelineItem[] {
  if (told === undefined || told.read === null) return []
  const { record, read } = told
  const { event } = read
  const def = lookupCall(event.type, event.name)
  const properties = reader.seesPii ? event.properties : stripPii(def, event.properties)
  // A page's canonical name says only that it is a page; its own stands in the properties.
  const isView = event.type === 'page' || event.type === 'screen'
  const ownName = typeof properties.name === 'string' ? properties.name : null
  const named = withStoreName(properties, storeNames)
  const label = describeEvent(isView ? ownName : event.name, event.type, named, reader.lang)
  const item: TimelineItem = {
    pos: moment.pos,
    messageId: event.messageId,
    type: event.type,
    event: event.name,
    channel: channelOf(moment.channel),
    at: toIso(moment.ts),
    birthId: moment.birth,
    nameless: isNameless(moment),
    source: record.sourceId,
    library: event.library,
    touchpoint: reader.seesPii ? event.touchpoint : hideWords(event.touchpoint),
    properties: { ...properties },
    title: label.title,
    detail: label.detail ?? null,
    amount: label.amount === undefined ? null : writeMoney(label.amount),
    warnings: read.warnings.map((warning) => ({ ...warning })),
  }
  return [item]
}
