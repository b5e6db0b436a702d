import { createHash } from 'node:crypto'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { type CapRule, findCapFault } from '../rules/caps.ts'
import { findPack, type NamedPurpose, type Policy, type QuietSettings } from '../rules/policy.ts'
import { parseTimeOfDay } from '../rules/quiet-hours.ts'
import type { CapBody } from '../schema.ts'
import {
  insertWordings,
  listWordingRows,
  putPurposeRow,
  putSettings,
  replaceCapRows,
  type WordingRow,
} from '../store/policy.ts'
import type { ConsentDeps } from './deps.ts'
import { loadPolicy } from './policy.ts'

const hourMs = 3_600_000
const languages = ['pl', 'en'] as const

export interface ShownWording extends Omit<WordingRow, 'createdAt' | 'createdBy'> {
  createdAt: number | null
  createdBy: string | null
  isOfPack: boolean
}

type PolicyDeps = Pick<ConsentDeps, 'db' | 'clock' | 'audit' | 'wake'>

/** The verbs on what a workspace declares: each leaves an audit entry in its own transaction. */
export function createPolicies(deps: PolicyDeps) {
  const get = (workspaceId: string): Promise<Policy> =>
    deps.db.inWorkspace(workspaceId, (tx) => loadPolicy(tx, workspaceId))
  return {
    get,
    listWordings: (workspaceId: string) =>
      deps.db.inWorkspace(workspaceId, async (tx) =>
        listWordings(await loadPolicy(tx, workspaceId), await listWordingRows(tx, workspaceId)),
      ),
    putPurpose: (actor: Actor, purpose: Omit<NamedPurpose, 'isOfPack'>) => putPurpose(deps, actor, purpose),
    /** A new version, in both languages; what was agreed to before stays as it was. @throws purpose_unknown */
    addWording: (actor: Actor, id: string, draft: Draft) => addWording(deps, actor, id, draft),
    /** @throws quiet_invalid */
    async putSettings(actor: Actor, asked: { pack: string; quiet?: QuietSettings | undefined }) {
      const quiet = asked.quiet ?? findPack(asked.pack).quiet
      checkQuiet(quiet)
      const row = { pack: asked.pack, quiet: JSON.stringify(quiet) }
      await change(deps, actor, 'consent_settings.changed', {
        target: asked.pack,
        before: ({ pack, quietSettings }) => ({ pack: pack.id, quiet: quietSettings }),
        after: { pack: asked.pack, quiet },
        async run({ tx, workspaceId }) {
          await putSettings(tx, workspaceId, row, deps.clock.now())
          await deps.wake?.({ tx, workspaceId }, null)
        },
      })
      return get(actor.workspaceId)
    },
    /** The whole list. @throws cap_invalid */
    async putCaps(actor: Actor, items: readonly CapBody[]): Promise<readonly CapRule[]> {
      const rules = items.map(readCap)
      checkCaps(rules)
      await change(deps, actor, 'caps.changed', {
        target: actor.workspaceId,
        before: ({ caps }) => caps,
        after: rules,
        run: ({ tx, workspaceId }) => replaceCapRows(tx, workspaceId, rules.map(writeCap)),
      })
      return rules
    },
  }
}

/** An act and its entry in the audit log, in one transaction; with what stood before it and after, where both are told. */
function change<T>(deps: PolicyDeps, actor: Actor, action: string, o: Change<T>): Promise<T> {
  const { workspaceId } = actor
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const before = o.before?.(await loadPolicy(tx, workspaceId))
    const done = await o.run({ tx, workspaceId })
    const by = { kind: actor.kind, id: actor.id, name: actor.name }
    const detail = o.before === undefined ? {} : { before: before ?? null, after: o.after }
    await deps.audit.record({ tx, workspaceId }, { actor: by, action, target: o.target, detail })
    return done
  })
}

async function putPurpose(
  deps: PolicyDeps,
  actor: Actor,
  purpose: Omit<NamedPurpose, 'isOfPack'>,
): Promise<NamedPurpose> {
  const { id, basis, lens, name, isActive } = purpose
  const channels = [...new Set(purpose.channels)]
  const row = { id, basis, lens, channels: channels.join(','), namePl: name.pl, nameEn: name.en, isActive }
  await change(deps, actor, 'purpose.changed', {
    target: id,
    before: ({ purposes }) => showPurpose(purposes.get(id)),
    after: showPurpose({ ...purpose, channels }),
    async run({ tx, workspaceId }) {
      await putPurposeRow(tx, workspaceId, row, deps.clock.now())
      await deps.wake?.({ tx, workspaceId }, null)
    },
  })
  return { ...purpose, channels, isOfPack: false }
}

/** What of a purpose decides, as the audit log keeps it. */
const showPurpose = (purpose: Omit<NamedPurpose, 'isOfPack'> | undefined) =>
  purpose === undefined
    ? null
    : {
        name: purpose.name,
        basis: purpose.basis,
        lens: purpose.lens,
        channels: purpose.channels,
        isActive: purpose.isActive,
      }

async function addWording(
  deps: PolicyDeps,
  actor: Actor,
  id: string,
  draft: Draft,
): Promise<{ id: string; version: number }> {
  const version = await change(deps, actor, 'wording.added', {
    target: id,
    run: async ({ tx, workspaceId }) => {
      const policy = await loadPolicy(tx, workspaceId)
      const purpose = policy.purposes.get(draft.purpose)
      if (purpose?.channels.some((one) => one === draft.channel) !== true)
        throw new SplotError('purpose_unknown', { path: 'body.purpose' })
      const known = listWordings(policy, await listWordingRows(tx, workspaceId))
      const versions = known.filter((one) => one.id === id).map((one) => one.version)
      const next = Math.max(0, ...versions) + 1
      const by = { createdAt: deps.clock.now(), createdBy: actor.name }
      const isAdded = await insertWordings(tx, workspaceId, makeWordings({ id, version: next, draft, ...by }))
      if (isAdded !== languages.length) throw new SplotError('wording_conflict')
      return next
    },
  })
  return { id, version }
}

interface NewWording {
  id: string
  version: number
  draft: Draft
  createdAt: number
  createdBy: string
}

const makeWordings = ({ draft, ...one }: NewWording): WordingRow[] =>
  languages.map((language) => ({
    ...one,
    language,
    purpose: draft.purpose,
    channel: draft.channel,
    text: draft.text[language],
    hash: hashWording(draft.text[language]),
    noticeVersion: draft.noticeVersion ?? null,
  }))

export type Policies = ReturnType<typeof createPolicies>

interface Change<T> {
  target: string
  /** What is about to change, as it stands. */
  before?(policy: Policy): unknown
  after?: unknown
  run(where: { tx: Parameters<typeof loadPolicy>[0]; workspaceId: string }): Promise<T>
}

interface Draft {
  purpose: string
  channel: string
  text: { pl: string; en: string }
  noticeVersion?: string | undefined
}

/** SHA-256 of the text in UTF-8, hexadecimal. */
export const hashWording = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The pack's wordings are version 1, unless the workspace wrote its own under the same id and version. */
export function listWordings(policy: Policy, own: readonly WordingRow[]): ShownWording[] {
  const ofPack = policy.pack.wordings.flatMap((one) =>
    languages.map(
      (language): ShownWording => ({
        id: one.id,
        version: policy.pack.version,
        language,
        purpose: one.purpose,
        channel: one.channel,
        text: one.text[language],
        hash: hashWording(one.text[language]),
        noticeVersion: null,
        createdAt: null,
        createdBy: null,
        isOfPack: true,
      }),
    ),
  )
  return [...ofPack, ...own.map((row) => ({ ...row, isOfPack: false }))]
}

function checkQuiet({ hours }: QuietSettings): void {
  if (hours === null) return
  const [from, to] = [parseTimeOfDay(hours.from), parseTimeOfDay(hours.to)]
  if (from === null || to === null || from === to)
    throw new SplotError('quiet_invalid', { path: 'body.quiet.hours' })
}

function checkCaps(rules: readonly CapRule[]): void {
  const fault = findCapFault(rules)
  const twin = rules.findIndex((one, i) => rules.findIndex((other) => other.id === one.id) !== i)
  if (fault === null && twin < 0) return
  const index = fault?.index ?? twin
  throw new SplotError('cap_invalid', {
    path: `body.items[${index}].${fault === null ? 'id' : fault.why === 'max' ? 'max' : 'window'}`,
  })
}

const readCap = ({ window, ...rule }: CapBody): CapRule => ({
  ...rule,
  window: window.kind === 'sliding' ? { kind: 'sliding', ms: Math.round(window.hours * hourMs) } : window,
})

const writeCap = ({ id, purpose, group, channel, journey, max, window }: CapRule) => ({
  id,
  purpose,
  grp: group,
  channel,
  journey,
  most: max,
  period: window.kind,
  slidingMs: window.kind === 'sliding' ? window.ms : null,
})
