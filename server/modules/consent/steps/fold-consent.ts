import { LRUCache } from 'lru-cache'
import type { Tx } from '../../../platform/db/index.ts'
import {
  type Batch,
  type BatchEvent,
  type Identifier,
  listLive,
  type Meta,
  type NormalEvent,
  readMeta,
  type Step,
} from '../../collect/index.ts'
import { type IdentifierRef, listBirthsOf } from '../../identity/index.ts'
import { type ConsentAct, isConsentEvent, readMeaning } from '../rules/acts-of-event.ts'
import { type AddressHash, kindsRefused } from '../rules/address.ts'
import { bindAct } from '../rules/bind.ts'
import { listSignalActs, mergeSignals, readSignal, type Signal } from '../rules/signals.ts'
import { everything } from '../rules/words.ts'
import type { Ledger } from '../service/ledger.ts'
import {
  type FrequencyRow,
  type LedgerRow,
  listSignals,
  putFrequencies,
  putSignals,
  putSuppressions,
  type SuppressionRow,
} from '../store/ledger.ts'

type Live = BatchEvent & { event: NormalEvent }

/** A birth and the position of the event that brought it, by `kind value`. */
type Births = ReadonlyMap<string, { birth: string; firstPos: number }>

export interface FoldDeps {
  hashAddress: AddressHash
  ledger: Pick<Ledger, 'write'>
  /** Devices whose last signal is remembered. */
  cacheSize?: number
}

/** The pipeline's step that keeps who allowed what: the ledger, the signals of devices, choices of frequency, suppressions. */
export function createConsentStep(deps: FoldDeps): Step {
  // The last signal of a device, as stored: spares a read and a write with every event.
  const signals = new LRUCache<string, string>({ max: deps.cacheSize ?? 100_000 })
  return {
    name: 'consent.fold',
    async run(batch, tx) {
      for (const [workspaceId, found] of findMeaning(batch)) {
        const births = await listBirths(tx, workspaceId, found.spoken)
        const written = newLines()
        for (const one of found.spoken) writeEvent(one, births, deps, written)
        await writeSignals(tx, workspaceId, { found: found.signalled, signals, written })
        await deps.ledger.write({ tx, workspaceId }, written.records)
        await putFrequencies(tx, workspaceId, [...written.frequencies.values()])
        await putSuppressions(tx, workspaceId, [...written.suppressions.values()])
      }
    },
    reset: () => signals.clear(),
  }
}

interface Found {
  spoken: Live[]
  signalled: { one: Live; device: string; signal: Signal }[]
}

/** Events that say something of consent, by workspace; most batches have none, and cost a look each. */
function findMeaning(batch: Batch): Map<string, Found> {
  const groups = new Map<string, Found>()
  for (const one of listLive(batch)) {
    const isSpoken = isConsentEvent(one.event)
    const signal = findSignal(one)
    if (!isSpoken && signal === null) continue
    const { workspaceId } = one.record
    const group = groups.get(workspaceId) ?? { spoken: [], signalled: [] }
    groups.set(workspaceId, group)
    if (isSpoken) group.spoken.push(one)
    if (signal !== null) group.signalled.push({ one, ...signal })
  }
  return groups
}

/** A signal is a device's own: where no device is named there is nobody it could bind. */
function findSignal(one: Live): { device: string; signal: Signal } | null {
  const hasGpc = one.record.meta?.includes('"hasGpc"') === true
  if (one.event.consent === null && !hasGpc) return null
  const lone = one.event.identifiers[0]
  const isDevice = lone?.kind === 'device_id' || lone?.kind === 'anonymous_id'
  const device = one.deviceBirth ?? (isDevice ? one.birth : null)
  const signal = device === null ? null : readSignal(one.event.consent, hasGpc)
  return device === null || signal === null ? null : { device, signal }
}

const keyOf = ({ kind, value }: Identifier) => `${kind} ${value}`

async function listBirths(tx: Tx, workspaceId: string, spoken: readonly Live[]): Promise<Births> {
  const refs = new Map<string, IdentifierRef>()
  for (const { event } of spoken)
    for (const one of event.identifiers) refs.set(keyOf(one), { workspaceId, ...one })
  if (refs.size === 0) return new Map()
  return new Map((await listBirthsOf(tx, [...refs.values()])).map((row) => [keyOf(row), row]))
}

interface Lines {
  records: LedgerRow[]
  frequencies: Map<string, FrequencyRow>
  suppressions: Map<string, SuppressionRow>
}

const newLines = (): Lines => ({ records: [], frequencies: new Map(), suppressions: new Map() })

function writeEvent(one: Live, births: Births, deps: FoldDeps, written: Lines): void {
  const { event, record } = one
  const meta = readMeta(record.meta)
  const meaning = readMeaning(event)
  const line = makeLine(one, meta)
  for (const act of meaning.acts) {
    const bound = bindAct(act, event.identifiers, meta.isServer)
    // Its sender was answered that it came: whoever looks for it finds why it changed nothing.
    if (bound.length === 0)
      one.warnings.push({ code: 'consent_unbound', path: '.properties.consent_channel' })
    for (const [ord, { identifier, channel }] of bound.entries()) {
      const birth = births.get(keyOf(identifier))?.birth
      if (birth === undefined) throw new Error(`The event at ${record.pos} reached consent without a birth`)
      written.records.push(line({ ...act, channel }, { birth, kind: identifier.kind, ord }))
    }
    for (const address of listUnknown(act, one, births))
      suppress(address, 'withdrawal', { one, deps, written })
  }
  if (meaning.suppression !== null && meta.isServer)
    for (const address of event.identifiers)
      if (address.kind === 'email' || address.kind === 'phone')
        suppress(address, meaning.suppression, { one, deps, written })
  if (meaning.frequency !== null) {
    for (const identifier of event.identifiers) {
      // An unsigned browser chooses for itself: hers may only add to what she chose herself, never replace it.
      const isOwn = identifier.kind === 'device_id' || identifier.kind === 'anonymous_id'
      if (!meta.isServer && !isOwn) continue
      const birth = births.get(keyOf(identifier))?.birth
      if (birth === undefined) continue
      const row = { ...meaning.frequency, birth, at: event.ts, pos: record.pos }
      keepLatest(written.frequencies, `${birth} ${row.purpose}`, row)
    }
  }
}

/** Addresses that refuse and that nobody had before: whoever brings them later must find the refusal. */
function listUnknown(act: ConsentAct, { event, record }: Live, births: Births): Identifier[] {
  const isRefusal = act.act === 'withdraw' || act.act === 'object'
  if (!isRefusal || (act.purpose !== everything && act.purpose !== 'marketing')) return []
  const kinds: readonly string[] = kindsRefused(act.channel)
  return event.identifiers.filter(
    (one) => kinds.includes(one.kind) && births.get(keyOf(one))?.firstPos === record.pos,
  )
}

function suppress(
  address: Identifier,
  reason: SuppressionRow['reason'],
  { one, deps, written }: { one: Live; deps: FoldDeps; written: Lines },
): void {
  const { workspaceId, pos } = one.record
  const hash = deps.hashAddress(workspaceId, address.kind === 'email' ? 'email' : 'phone', address.value)
  keepLatest(written.suppressions, `${hash} ${reason}`, { hash, reason, at: one.event.ts, pos })
}

function keepLatest<T extends { at: number; pos: number }>(rows: Map<string, T>, key: string, row: T): void {
  const known = rows.get(key)
  if (known === undefined || known.at < row.at || (known.at === row.at && known.pos < row.pos))
    rows.set(key, row)
}

const makeLine =
  ({ event, record }: Live, meta: Meta) =>
  (act: ConsentAct, bound: { birth: string; kind: string; ord: number }): LedgerRow => ({
    ...act,
    birth: bound.birth,
    identifierKind: bound.kind,
    ord: bound.ord,
    pos: record.pos,
    at: event.ts,
    receivedAt: record.receivedAt,
    isVerified: meta.isServer,
    source: record.sourceId,
    ip: meta.ip,
    userAgent: meta.userAgent,
    messageId: event.messageId,
  })

interface Signalling {
  found: Found['signalled']
  signals: LRUCache<string, string>
  written: Lines
}

/** Acts of devices whose signal changed, in the order of the log. */
async function writeSignals(tx: Tx, workspaceId: string, o: Signalling): Promise<void> {
  const unknown = [...new Set(o.found.map(({ device }) => device))].filter(
    (device) => !o.signals.has(`${workspaceId} ${device}`),
  )
  if (unknown.length > 0)
    for (const row of await listSignals(tx, workspaceId, unknown))
      o.signals.set(`${workspaceId} ${row.birth}`, row.signal)
  const changed = new Map<string, { birth: string; signal: string; pos: number }>()
  for (const { one, device, signal } of o.found) {
    const key = `${workspaceId} ${device}`
    const known = changed.get(device)?.signal ?? o.signals.get(key)
    const before = known === undefined ? null : (JSON.parse(known) as Signal)
    const now = mergeSignals(before, signal)
    const text = JSON.stringify(now)
    if (text === known) continue
    changed.set(device, { birth: device, signal: text, pos: one.record.pos })
    o.signals.set(key, text)
    const line = makeLine(one, readMeta(one.record.meta))
    for (const [i, { act, purpose }] of listSignalActs(before, now).entries()) {
      const bound = { birth: device, kind: 'device', ord: signalOrd + i }
      o.written.records.push(line(makeSignalAct(act, purpose, now), bound))
    }
  }
  await putSignals(tx, workspaceId, [...changed.values()])
}

/** Beyond every place that an event's own acts can take. */
const signalOrd = 10_000

function makeSignalAct(act: ConsentAct['act'], purpose: string, signal: Signal): ConsentAct {
  const hasWording = signal.wordingId !== null && signal.wordingVersion !== null
  return {
    act,
    purpose,
    channel: act === 'object' || act === 'unobject' ? everything : purpose === 'ads' ? 'ads' : 'any',
    isPending: false,
    flaw: act === 'grant' && !hasWording ? 'wording_missing' : null,
    validUntil: null,
    method: 'signal',
    wordingId: signal.wordingId,
    wordingVersion: signal.wordingVersion,
    wordingLanguage: signal.wordingLanguage,
    wordingHash: null,
    noticeVersion: null,
    proof: null,
    actor: null,
    reason: null,
  }
}
