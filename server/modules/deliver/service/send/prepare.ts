import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { ConsentChannel, GateRequest } from '../../../consent/index.ts'
import type { Rendered } from '../../../content/index.ts'
import type { Recipient, RecipientWish } from '../../../profile/index.ts'
import { chooseAddress, listChoices, type PushAddress, type Reached } from '../../rules/address.ts'
import { type MessageRequest, nobody } from '../../rules/message.ts'
import { contentChannelOf, type Parts } from '../../rules/parts.ts'
import { listUnknownVias } from '../../store/attempts.ts'
import { listPushAddresses } from '../../store/push.ts'
import type { LeasedRow } from '../../store/sending.ts'
import type { LinkAbout, SendDeps } from '../deps.ts'
import type { Desk } from './desks.ts'
import { renderPatiently } from './render-patiently.ts'

/** What a request said besides the columns. */
export interface Said {
  data?: Readonly<Record<string, unknown>>
  basis?: GateRequest['basis']
  ready?: Parts
  isTest?: boolean
  shownAs?: MessageRequest['shownAs']
}

/** A message ready for the gate: whose, where to, through whom, and what it says. */
export interface Prepared {
  row: LeasedRow
  said: Said
  desk: Desk | null
  /** Null where she has no address on this channel: the gate says so, with whatever else stands against it. */
  reached: Reached | null
  /** Identifiers of hers, for what is told of her. */
  recipient: Recipient | null
  parts: Parts
  unsubscribeUrl: string
}

/** What could not be made for somebody. */
export interface Spoilt {
  row: LeasedRow
  reason: string
  isSkipped: boolean
}

export interface Batch {
  prepared: Prepared[]
  spoilt: Spoilt[]
  /** Their channel rests or is paused, while another of the line's goes on: they wait for it. */
  waiting: LeasedRow[]
}

/** The channels that carry a line: those that go on now, and all that are set up. */
export interface LineDesks {
  open: readonly Desk[]
  all: readonly Desk[]
}

type Draft = Omit<Prepared, 'parts'>

/** Finds whom the messages go to and makes them, many at once. */
export async function prepareBatch(
  deps: SendDeps,
  line: { workspaceId: string; channel: ConsentChannel },
  o: { rows: readonly LeasedRow[]; desks: LineDesks },
): Promise<Batch> {
  const { workspaceId } = line
  const { rows, desks } = o
  const wish = await findWish(deps, workspaceId, { rows, desks: desks.open })
  const found = await deps.db.inWorkspace(workspaceId, (tx) => loadPeople(deps, tx, { line, rows, wish }))
  const drafts = rows.map((row): Draft => {
    const recipient = found.recipients.get(row.birth) ?? null
    const reached = reach(row, line.channel, found)
    const said: Said = JSON.parse(row.data)
    return {
      row,
      said,
      desk: chooseDesk(desks, reached, found.tried.get(row.id) ?? null),
      reached,
      recipient,
      unsubscribeUrl: deps.links.unsubscribe(makeAbout(workspaceId, { row, said })),
    }
  })
  const isResting = ({ desk }: Draft) => desk !== null && !desks.open.includes(desk)
  const batch = await makeTexts(
    deps,
    workspaceId,
    drafts.filter((one) => !isResting(one)),
  )
  return { ...batch, waiting: drafts.filter(isResting).map((one) => one.row) }
}

/** What is known of whom the messages are for. */
interface Known {
  recipients: ReadonlyMap<string, Recipient>
  push: readonly PushAddress[]
  /** Addresses of theirs that gave messages back for good. */
  bounced: ReadonlySet<string>
  /** Messages that somebody may have sent already, with the plugin that tried. */
  tried: ReadonlyMap<string, string>
}

interface Loading {
  line: { workspaceId: string; channel: ConsentChannel }
  rows: readonly LeasedRow[]
  wish: RecipientWish
}

async function loadPeople(deps: SendDeps, tx: WorkspaceTx, { line, rows, wish }: Loading): Promise<Known> {
  const { workspaceId, channel } = line
  const recipients = await deps.customers.listRecipients(tx, [...new Set(rows.map((row) => row.birth))], wish)
  const people = [...recipients.values()].map((one) => one.births)
  const own = [...new Set(people.flat().map((birth) => birth.birthId))]
  const push = channel === 'push' ? await listPushAddresses(tx, workspaceId, own) : []
  const again = rows.filter((row) => row.attempts > 0).map((row) => row.id)
  return {
    recipients,
    push: push.map((one) => ({ ...one, keys: JSON.parse(one.keys) })),
    bounced: await findBounced(deps, tx, { channel, people }),
    tried: again.length === 0 ? new Map() : await listUnknownVias(tx, workspaceId, again),
  }
}

/** Asked only of those who have another address to be reached at. */
async function findBounced(
  { consent }: SendDeps,
  tx: WorkspaceTx,
  o: { channel: ConsentChannel; people: readonly Recipient['births'][] },
): Promise<ReadonlySet<string>> {
  const kind = o.channel === 'email' ? 'email' : o.channel === 'sms' ? 'phone' : null
  if (kind === null) return new Set()
  const choices = new Set(o.people.flatMap((births) => listChoices(births, kind)))
  return choices.size === 0
    ? choices
    : consent.listBounced({ tx, workspaceId: tx.workspaceId }, kind, [...choices])
}

function reach(
  row: LeasedRow,
  channel: ConsentChannel,
  { recipients, push, bounced }: Known,
): Reached | null {
  const recipient = recipients.get(row.birth)
  const births = recipient?.births ?? []
  const own = new Set(births.map((one) => one.birthId))
  return chooseAddress({ birth: row.birth, channel, fixed: row.address }, births, {
    push: push.filter((one) => own.has(one.birth)),
    traits: recipient?.customer.traits ?? {},
    bounced,
  })
}

/** The links of a try-out do nothing to the customer it shows: who clicks them is a member. */
const makeAbout = (workspaceId: string, { row, said }: Pick<Draft, 'row' | 'said'>): LinkAbout => ({
  workspaceId,
  birth: said.isTest === true ? nobody : row.birth,
  messageId: row.id,
  purpose: row.purpose,
  channel: row.channel,
})

/**
 * Of several that carry the channel one that goes on; for a device the one for its kind of address, Apple's for an Apple
 * token, whether or not it rests: no other could reach it. What one of them may have sent already goes through that one
 * alone: the others do not know its key.
 */
function chooseDesk({ open, all }: LineDesks, reached: Reached | null, triedBy: string | null): Desk | null {
  const tried = all.find((desk) => desk.channel.id === triedBy)
  if (tried !== undefined) return tried
  const push = reached?.push
  if (push === undefined) return open[0] ?? null
  const fitting = all.filter((desk) => desk.channel.addressKind === push.kind)
  const isApples = (desk: Desk) => /apns|apple/.test(desk.channel.id)
  return fitting.find((desk) => isApples(desk) === (push.platform === 'ios')) ?? fitting[0] ?? null
}

const asked = ['stage', 'recent'] as const

/** What the templates ask for that costs more than traits. */
async function findWish(
  { content }: SendDeps,
  workspaceId: string,
  { rows, desks }: { rows: readonly LeasedRow[]; desks: readonly Desk[] },
): Promise<RecipientWish> {
  const wish = { stage: false, recent: false }
  const items = new Map(rows.map((row) => [`${row.itemId} ${row.version}`, row]))
  const channels = new Set(desks.map((desk) => contentChannelOf(desk.channel)))
  for (const { itemId, version, language } of items.values()) {
    if (itemId === null) continue
    for (const channel of channels) {
      const message = { workspaceId, itemId, version, channel, language: language ?? 'pl' }
      // A message that cannot be read is refused where it is made, with its reason.
      const words = await content.findWords(message, asked).catch(() => new Set<string>())
      wish.stage ||= words.has('stage')
      wish.recent ||= words.has('recent')
    }
  }
  return wish
}

type Made = Omit<Batch, 'waiting'>

async function makeTexts(deps: SendDeps, workspaceId: string, drafts: readonly Draft[]): Promise<Made> {
  const batch: Made = { prepared: [], spoilt: [] }
  const brand = { name: await deps.content.getBrandName(workspaceId) }
  const { language: spoken } = await deps.settingsOf(workspaceId)
  const groups = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const { row, said, desk, recipient } = draft
    if (said.ready !== undefined || desk === null || draft.reached === null || row.itemId === null) {
      batch.prepared.push({ ...draft, parts: said.ready ?? {} })
      continue
    }
    const language = row.language ?? recipient?.customer.language ?? spoken
    const key = `${row.itemId}\n${row.version}\n${contentChannelOf(desk.channel)}\n${language}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [draft])
    else group.push(draft)
  }
  for (const [key, group] of groups) {
    const [itemId = '', version, channel, language] = key.split('\n')
    const message = {
      workspaceId,
      itemId,
      version: Number(version),
      channel: channel as ReturnType<typeof contentChannelOf>,
      language: language === 'en' ? ('en' as const) : ('pl' as const),
    }
    const rows: Data[] = []
    // One after the other: the pool is for people.
    for (const draft of group)
      rows.push(makeData(deps, workspaceId, { draft, brand, goods: await readGoods(deps, message, draft) }))
    const render = (some: readonly Data[]) => deps.content.renderFor(message, some)
    const results = await renderPatiently(render, rows).catch(passWhatIsMissing)
    for (const [i, draft] of group.entries()) sort(draft, results?.[i] ?? null, batch)
  }
  return batch
}

/** A version without texts for the channel spoils its own messages; a fault of ours spoils none: they are made again. */
function passWhatIsMissing(error: unknown): null {
  if (error instanceof SplotError) return null
  throw error
}

function sort(draft: Draft, rendered: Rendered | null, batch: Made): void {
  if (rendered?.ok) batch.prepared.push({ ...draft, parts: rendered.parts })
  else {
    const isSkipped = rendered?.reason === 'missing_variable'
    batch.spoilt.push({ row: draft.row, reason: rendered?.reason ?? 'no_content', isSkipped })
  }
}

type Data = Parameters<SendDeps['content']['renderFor']>[1][number]

type Goods = Awaited<ReturnType<SendDeps['content']['fillGoods']>>

/** What the shop has for her now; nobody's message shows nobody's things. */
async function readGoods(
  { content }: SendDeps,
  message: Parameters<SendDeps['content']['fillGoods']>[0],
  { row, recipient }: Draft,
): Promise<Goods> {
  if (row.birth === nobody) return { products: {} }
  const chosen = recipient?.customer.traits.preferredStore
  const store = typeof chosen === 'string' ? chosen : null
  return content.fillGoods(message, { birth: row.birth, store })
}

/** What the template sees: the customer and her things as they are now, and what the request brought for it. */
function makeData(
  deps: SendDeps,
  workspaceId: string,
  { draft, brand, goods }: { draft: Draft; brand: { name: string }; goods: Goods },
): Data {
  const { row, said, recipient } = draft
  const { links, ...slots } = { links: {}, ...said.data }
  return {
    ...goods,
    ...slots,
    birth: row.birth,
    customer: recipient?.customer ?? { traits: {} },
    recent: recipient?.recent ?? {},
    ...said.shownAs,
    links: {
      ...(typeof links === 'object' ? links : {}),
      unsubscribe: draft.unsubscribeUrl,
      preferences: deps.links.preferences(makeAbout(workspaceId, draft)),
    },
    brand,
  }
}
