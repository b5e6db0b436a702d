import type { Lang } from '@splot/contract/language'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Consent } from '../../consent/index.ts'
import type { Profile } from '../../profile/index.ts'
import { letterOf, type MessageState, nobody, testRun } from '../rules/message.ts'
import { hideOwnLinks } from '../rules/own-links.ts'
import type { MessageFilter } from '../store/messages.ts'
import { findMessage, listAttempts, listMessages, type MessageRow, nameCampaigns } from '../store/messages.ts'
import { readBodies, subjectOf } from './bodies.ts'
import type { SendDeps } from './deps.ts'
import type { Queue, Where } from './queue.ts'
import { type Beside, canSeePii, type Showing, showMessage, showTrouble } from './show.ts'
import { showFor } from './show-for.ts'

export interface DeskDeps extends SendDeps {
  queue: Queue
  consent: SendDeps['consent'] & Pick<Consent, 'listDecisionsOf'>
  customers: SendDeps['customers'] & Pick<Profile, 'nameCustomers'>
}

export interface MessagesQuery extends Omit<MessageFilter, 'state' | 'births'> {
  state?: MessageState | undefined
  customer?: string | undefined
  cursor?: string | undefined
  limit: number
}

const dayMs = 86_400_000

/** What was asked for and what became of it, for people at the desk. */
export function createMessages(deps: DeskDeps) {
  const makeShowing = (actor: Actor, lang: Lang): Showing => ({
    lang,
    seesPii: canSeePii(actor),
    nameChannel: (id, language) => deps.channels.find((one) => one.id === id)?.label[language] ?? id,
  })
  return {
    async list(actor: Actor, lang: Lang, query: MessagesQuery) {
      const { workspaceId } = actor
      const { state, customer, cursor = null, limit, ...filter } = query
      const showing = makeShowing(actor, lang)
      const { rows, beside } = await deps.db.inWorkspace(workspaceId, async (tx) => {
        const births =
          customer === undefined
            ? undefined
            : (await deps.graph.listClusters(tx, workspaceId, [customer], 'service')).map(
                (one) => one.birthId,
              )
        const whole = { ...filter, births, state: state === undefined ? undefined : letterOf(state) }
        const found = await listMessages(tx, workspaceId, whole, { before: cursor, limit: limit + 1 })
        return {
          rows: found,
          beside: await readBeside(deps, { tx, workspaceId }, found.slice(0, limit), showing),
        }
      })
      const page = rows.slice(0, limit)
      const births = [...new Set(page.map((row) => row.birth))]
      const names = await deps.customers.nameCustomers(workspaceId, births, showing.seesPii)
      return {
        items: page.map((row) => showMessage(row, beside(row, names), showing)),
        nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      }
    },
    /** @throws not_found */
    async get(actor: Actor, lang: Lang, id: string) {
      const { workspaceId } = actor
      const showing = makeShowing(actor, lang)
      const read = await deps.db.inWorkspace(workspaceId, (tx) =>
        readOne(deps, { tx, workspaceId }, { id, lang, showing }),
      )
      const names = await deps.customers.nameCustomers(workspaceId, [read.row.birth], showing.seesPii)
      const parts = read.bodies.get(id)
      return {
        ...showMessage(read.row, read.beside(read.row, names), showing),
        parts: parts === undefined ? null : mapParts(parts, hideOwnLinks),
        decisions: read.decisions,
        troubles: read.troubles.map((one) => showTrouble(one, showing)),
      }
    },
    test: (actor: Actor, asked: TestWish) => sendTest(deps, actor, asked),
  }
}

/** @throws not_found */
async function readOne(
  deps: DeskDeps,
  where: Where,
  { id, lang, showing }: { id: string; lang: Lang; showing: Showing },
) {
  const { tx, workspaceId } = where
  const row = await findMessage(tx, workspaceId, id)
  if (row === null) throw new SplotError('not_found')
  return {
    row,
    bodies: await readBodies(deps.sealer, where, showing.seesPii ? [id] : []),
    beside: await readBeside(deps, where, [row], showing),
    troubles: await listAttempts(tx, workspaceId, id),
    decisions: await deps.consent.listDecisionsOf(where, id, lang),
  }
}

/** What stands beside these rows, to be asked for each once the names are known. */
async function readBeside(
  deps: DeskDeps,
  { tx, workspaceId }: Where,
  rows: readonly MessageRow[],
  { seesPii }: Showing,
): Promise<(row: MessageRow, names: ReadonlyMap<string, string | null>) => Beside> {
  const births = [...new Set(rows.map((row) => row.birth))]
  const known = await deps.graph.listClusters(tx, workspaceId, births, 'service')
  const alive = new Set(known.map((one) => one.birthId))
  const campaigns = [...new Set(rows.flatMap((row) => row.campaign_id ?? []))]
  const campaignNames = await nameCampaigns(tx, workspaceId, campaigns)
  const read = seesPii ? rows.map((row) => row.id) : []
  const bodies = await readBodies(deps.sealer, { tx, workspaceId }, read)
  return (row, names) => ({
    name: names.get(row.birth) ?? null,
    subject: subjectOf(bodies.get(row.id) ?? {}),
    campaignName: campaignNames.get(row.campaign_id ?? '') ?? null,
    isKnown: alive.has(row.birth),
  })
}

const mapParts = (parts: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, change(text)]))

export interface TestWish {
  itemId: string
  version?: number | undefined
  language: 'pl' | 'en' | null
  customerId: string | null
}

/** Sends a published message to the member's own address. @throws not_found, forbidden for a key */
async function sendTest(deps: DeskDeps, actor: Actor, asked: TestWish) {
  const { workspaceId } = actor
  const address = await deps.findMemberEmail(workspaceId, actor.id)
  if (address === null) throw new SplotError('forbidden', { values: { scope: 'self' } })
  const version = asked.version ?? (await deps.content.getPublished(workspaceId, asked.itemId)).version
  const { customerId } = asked
  const shownAs = customerId === null ? null : await showFor(deps, workspaceId, customerId, canSeePii(actor))
  const now = deps.clock.now()
  const run = `${testRun}${deps.ids.uuid(now)}`
  const messageId = await deps.db.inWorkspace(workspaceId, async (tx) => {
    await deps.queue.request({ tx, workspaceId }, [
      {
        run,
        seq: 0,
        birth: customerId ?? nobody,
        channel: 'email',
        purpose: 'service',
        lane: 'transactional',
        itemId: asked.itemId,
        version,
        language: asked.language,
        notBefore: now,
        expiresAt: now + dayMs,
        priority: 0,
        campaignId: null,
        data: {},
        address,
        zone: null,
        isTest: true,
        ...(shownAs === null ? {} : { shownAs }),
      },
    ])
    const [row] = await listMessages(tx, workspaceId, { run }, { before: null, limit: 1 })
    return row?.id ?? ''
  })
  return { messageId, address }
}

export type Messages = ReturnType<typeof createMessages>
