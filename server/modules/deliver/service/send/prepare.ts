import { SplotError } from '../../../../platform/errors.ts'
import type { ConsentChannel, GateRequest } from '../../../consent/index.ts'
import type { Rendered } from '../../../content/index.ts'
import type { Recipient, RecipientWish } from '../../../profile/index.ts'
import { chooseAddress, type PushAddress, type Reached } from '../../rules/address.ts'
import { type MessageRequest, nobody } from '../../rules/message.ts'
import { contentChannelOf, type Parts } from '../../rules/parts.ts'
import { listPushAddresses } from '../../store/push.ts'
import type { LeasedRow } from '../../store/sending.ts'
import type { LinkAbout, SendDeps } from '../deps.ts'
import type { Desk } from './desks.ts'

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
  const { workspaceId, channel } = line
  const { rows, desks } = o
  const wish = await findWish(deps, workspaceId, { rows, desks: desks.open })
  const births = [...new Set(rows.map((row) => row.birth))]
  const { recipients, push } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await deps.customers.listRecipients(tx, births, wish)
    const own = new Set([...found.values()].flatMap((one) => one.births.map((birth) => birth.birthId)))
    return {
      recipients: found,
      push: channel === 'push' ? await listPushAddresses(tx, workspaceId, [...own]) : [],
    }
  })
  const addresses = push.map((one): PushAddress => ({ ...one, keys: JSON.parse(one.keys) }))
  const drafts = rows.map((row): Draft => {
    const recipient = recipients.get(row.birth) ?? null
    const own = new Set(recipient?.births.map((one) => one.birthId))
    const reached = chooseAddress(
      { birth: row.birth, channel, fixed: row.address },
      recipient?.births ?? [],
      {
        push: addresses.filter((one) => own.has(one.birth)),
        traits: recipient?.customer.traits ?? {},
      },
    )
    const said: Said = JSON.parse(row.data)
    return {
      row,
      said,
      desk: chooseDesk(desks, reached),
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
 * token, whether or not it rests: no other could reach it.
 */
function chooseDesk({ open, all }: LineDesks, reached: Reached | null): Desk | null {
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
    const rows = group.map((draft) => makeData(deps, workspaceId, { draft, brand }))
    const results = await deps.content.renderFor(message, rows).catch(passWhatIsMissing)
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

/** What the template sees: the customer as she is now, and what the request brought for it. */
function makeData(
  deps: SendDeps,
  workspaceId: string,
  { draft, brand }: { draft: Draft; brand: { name: string } },
): Data {
  const { row, said, recipient } = draft
  const { links, ...slots } = { links: {}, ...said.data }
  return {
    products: {},
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
