import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { TemplateSet } from '../render/messages.ts'
import { listCandidates, listNamed, writeChoice } from '../rules/slots.ts'
import type { ContentLanguage } from '../schema/core.ts'
import { type SlotRule, slotRules } from '../schema/slots.ts'
import { findPublished } from '../store/versions.ts'
import { slots as store } from '../store/workspace-document.ts'
import { readBrand } from './brand.ts'
import type { Compiled } from './compile.ts'
import type { ContentDeps, Member } from './deps.ts'
import { uses } from './items.ts'
import { addGoods, readPerson } from './person.ts'
import { makeStranger, type RecipientData } from './recipient-data.ts'
import type { Sender } from './send.ts'

export interface StoredSlots {
  slots: SlotRule[]
  /** 0 where nobody has said anything of them yet. */
  revision: number
  updatedAt: number | null
  updatedBy: string | null
}

export async function readSlots(tx: WorkspaceTx): Promise<StoredSlots> {
  const row = await store.find(tx)
  if (row === null) return { slots: [], revision: 0, updatedAt: null, updatedBy: null }
  const { revision, updated_at: updatedAt, updated_by: updatedBy } = row
  return { slots: slotRules.parse(JSON.parse(row.text)), revision, updatedAt, updatedBy }
}

interface SlotChange {
  slots: SlotRule[]
  revision: number
  actor: Member
}

const useKind = 'slot'

/** @throws slot_item where a message is not published or says nothing on the site, revision_changed */
export function saveSlots(
  deps: Pick<ContentDeps, 'db' | 'clock' | 'audit'>,
  workspaceId: string,
  { slots, revision, actor }: SlotChange,
): Promise<StoredSlots> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const before = await readSlots(tx)
    for (const named of listNamed(slots)) await checkItem(tx, named)
    const put = { text: JSON.stringify(slots), revision, at: deps.clock.now(), by: actor.name }
    if ((await store.put(tx, put)) === null) throw new SplotError('revision_changed')
    await leanOn(tx, before.slots, slots)
    const detail = { slots: slots.length }
    await deps.audit.record(
      { tx, workspaceId },
      { actor, action: 'slots.changed', target: workspaceId, detail },
    )
    return readSlots(tx)
  })
}

async function checkItem(tx: WorkspaceTx, { itemId, path }: { itemId: string; path: string }): Promise<void> {
  const row = await findPublished(tx, itemId)
  const compiled: Compiled | null = row === null || row.archived_at !== null ? null : JSON.parse(row.compiled)
  if (compiled?.onsite === undefined) throw new SplotError('slot_item', { path })
}

/** What stands in a slot cannot be deleted. */
async function leanOn(
  tx: WorkspaceTx,
  before: readonly SlotRule[],
  after: readonly SlotRule[],
): Promise<void> {
  for (const { slot, ...rule } of before)
    for (const { itemId } of listNamed([{ slot, ...rule }]))
      await uses.delete(tx, itemId, { kind: useKind, user_id: slot })
  for (const { slot, ...rule } of after)
    for (const { itemId } of listNamed([{ slot, ...rule }]))
      await uses.put(tx, itemId, { kind: useKind, user_id: slot, name: slot })
}

/** Who looks, and at what. */
export interface SlotLook {
  workspaceId: string
  slots: readonly string[]
  /** Any birth of hers; null for whoever may not be recognised: she sees what a stranger sees. */
  birth: string | null
  /** The product she looks at: id, SKU or EAN. */
  about: string | null
  /** Her store, by id or name, where her page knows it. */
  store: string | null
  language: ContentLanguage
}

/** A text that stands in a slot, rendered for whoever looks. */
export interface SlotText {
  slot: string
  itemId: string
  parts: Record<string, string>
}

/** What stands in these slots for her now; nothing for a slot without a rule. */
export const createSlotTexts =
  (deps: ContentDeps, sender: Pick<Sender, 'getPublished' | 'renderFor'>) =>
  async (look: SlotLook): Promise<SlotText[]> => {
    const { workspaceId } = look
    const { slots } = await deps.db.inWorkspace(workspaceId, readSlots)
    const asked = slots.filter((one) => look.slots.includes(one.slot))
    if (asked.length === 0) return []
    const person = await readLooker(deps, look)
    const { timeZone } = await deps.settingsOf(workspaceId)
    const texts: SlotText[] = []
    for (const rule of asked) {
      const choice = await choose(deps, rule, { person, timeZone })
      for (const itemId of listCandidates(rule, choice)) {
        const parts = await render(sender, itemId, { look, person })
        if (parts === null) continue
        texts.push({ slot: rule.slot, itemId, parts })
        break
      }
    }
    return texts
  }

/** Her as she is known; where she is not, her page's own words: a store, a product. */
async function readLooker(deps: ContentDeps, look: SlotLook): Promise<RecipientData> {
  const { workspaceId, birth, about, store, language } = look
  if (birth !== null) return readPerson(deps, workspaceId, birth, { seesPii: true, about, store })
  const brand = (await deps.db.inWorkspace(workspaceId, readBrand)).kit
  const stranger = { ...makeStranger(brand.name), customer: { traits: {}, stage: 'anonymous' } }
  return addGoods(deps, stranger, { workspaceId, birth: null, viewed: [], about, store, language })
}

async function choose(
  { render: pool }: Pick<ContentDeps, 'render'>,
  { cases }: SlotRule,
  { person, timeZone }: { person: RecipientData; timeZone: string },
): Promise<string> {
  if (cases.length === 0) return ''
  const parts = { choice: { source: writeChoice(cases), escape: 'none' as const } }
  const set: TemplateSet = { parts, language: 'pl', timeZone, onMissing: 'empty' }
  const [made] = await pool.render(set, [person])
  return made?.ok ? (made.parts.choice ?? '').trim() : ''
}

/** Null where the message cannot be said to her: it asks for something nobody knows of her, or is no longer published. */
async function render(
  sender: Pick<Sender, 'getPublished' | 'renderFor'>,
  itemId: string,
  { look, person }: { look: SlotLook; person: RecipientData },
): Promise<Record<string, string> | null> {
  const { workspaceId, language } = look
  try {
    const { version } = await sender.getPublished(workspaceId, itemId)
    const message = { workspaceId, itemId, version, channel: 'onsite' as const, language }
    const [made] = await sender.renderFor(message, [person])
    return made?.ok ? made.parts : null
  } catch (error) {
    if (error instanceof SplotError) return null
    throw error
  }
}
