import { type Act, deviceChannels, everything, type Flaw } from './words.ts'

/** One act as the ledger keeps it, as far as it decides. Times in milliseconds. */
export interface ConsentRow {
  birth: string
  purpose: string
  channel: string
  act: Act
  /** When she acted. */
  at: number
  /** Log position and place in the event. */
  pos: number
  ord: number
  /** Said by a desk or a server of the shop, or confirmed by her: not by an unsigned browser. */
  isVerified: boolean
  /** Waits for its confirmation. */
  isPending: boolean
  flaw: Flaw | null
  validUntil: number | null
  /** How it was obtained: `import`, `form` and so on. */
  method: string | null
}

export type ConsentStatus =
  | 'granted'
  | 'withdrawn'
  | 'no_consent'
  | 'expired'
  | 'unconfirmed'
  | 'unverified'
  | 'unproven'
  | 'wording_missing'

export interface ConsentState {
  status: ConsentStatus
  /** The act that decided; null where there is none. */
  row: ConsentRow | null
}

export const isPositive = (act: Act) => act === 'grant' || act === 'renew' || act === 'confirm'

const covers = (row: ConsentRow, purpose: string, channel: string): boolean =>
  (row.purpose === purpose || row.purpose === everything) &&
  (row.channel === channel || row.channel === everything)

/** The later of two acts: by the time she acted, then by the log. */
const isLater = (a: ConsentRow, b: ConsentRow | null): boolean =>
  b === null || a.at > b.at || (a.at === b.at && (a.pos > b.pos || (a.pos === b.pos && a.ord > b.ord)))

/** What is asked: one purpose on one channel; for an act that ends at a device, which device (its birth). */
export interface Asked {
  purpose: string
  channel: string
  device?: string | undefined
}

/** What keeps this yes from counting; null where nothing does. An unsigned browser answers for itself alone. */
function faultOf(row: ConsentRow, device: string | undefined): ConsentStatus | null {
  if (row.flaw === 'wording_missing') return 'wording_missing'
  if (row.flaw !== null) return 'unproven'
  if (row.isPending) return 'unconfirmed'
  if (row.isVerified) return null
  return row.birth === device && deviceChannels.has(row.channel) ? null : 'unverified'
}

interface Latest {
  no: ConsentRow | null
  yes: ConsentRow | null
  flawed: ConsentRow | null
}

/**
 * One birth's answer: the latest act by the time she acted; at the same instant the withdrawal. A yes that does not
 * count (unproven, unconfirmed, unverified, without its wording) never lifts a withdrawal.
 */
function judge({ no, yes, flawed }: Latest, { device }: Asked, now: number): ConsentState {
  if (yes !== null && (no === null || yes.at > no.at)) {
    const isOver = yes.validUntil !== null && yes.validUntil <= now
    return { status: isOver ? 'expired' : 'granted', row: yes }
  }
  if (no !== null) return { status: 'withdrawn', row: no }
  return flawed === null
    ? { status: 'no_consent', row: null }
    : { status: faultOf(flawed, device) ?? 'no_consent', row: flawed }
}

/** Did she herself, and no import, say a yes that counts after that instant? */
export const saidYesAfter = (rows: readonly ConsentRow[], asked: Asked, after: number): boolean =>
  rows.some(
    (row) =>
      row.at > after &&
      row.isVerified &&
      row.method !== 'import' &&
      isPositive(row.act) &&
      covers(row, asked.purpose, asked.channel) &&
      faultOf(row, asked.device) === null,
  )

/** Which of two births' answers is the customer's: a withdrawal outweighs all, then whatever is most of a yes. */
const weights: Readonly<Record<ConsentStatus, number>> = {
  withdrawn: 8,
  granted: 7,
  expired: 6,
  unconfirmed: 5,
  unverified: 4,
  unproven: 3,
  wording_missing: 2,
  no_consent: 1,
}

/**
 * The state of a customer for one purpose and channel at a moment, over the rows of all her births: withdrawn at any
 * birth = withdrawn; else granted at any = granted. Rows stay with their births, so a split gives each part back
 * exactly its own.
 */
export function judgeConsent(rows: readonly ConsentRow[], asked: Asked, now: number): ConsentState {
  const births = new Map<string, Latest>()
  for (const row of rows) {
    if (!covers(row, asked.purpose, asked.channel)) continue
    const isYes = isPositive(row.act)
    if (!isYes && row.act !== 'withdraw') continue
    let latest = births.get(row.birth)
    if (latest === undefined) {
      latest = { no: null, yes: null, flawed: null }
      births.set(row.birth, latest)
    }
    const slot = !isYes ? 'no' : faultOf(row, asked.device) === null ? 'yes' : 'flawed'
    if (isLater(row, latest[slot])) latest[slot] = row
  }
  let state: ConsentState = { status: 'no_consent', row: null }
  for (const latest of births.values()) {
    const one = judge(latest, asked, now)
    const [a, b] = [weights[one.status], weights[state.status]]
    if (a > b || (a === b && one.row !== null && isLater(one.row, state.row))) state = one
  }
  return state
}

/** The act by which a pair of opposites stands now at any birth; null where it does not. At the same instant it stands. */
function findStanding(
  rows: readonly ConsentRow[],
  pair: { on: Act; off: Act },
  covered: (row: ConsentRow) => boolean,
): ConsentRow | null {
  const births = new Map<string, { on: ConsentRow | null; off: ConsentRow | null }>()
  for (const row of rows) {
    if ((row.act !== pair.on && row.act !== pair.off) || !covered(row)) continue
    const slots = births.get(row.birth) ?? { on: null, off: null }
    births.set(row.birth, slots)
    const slot = row.act === pair.on ? 'on' : 'off'
    if (isLater(row, slots[slot])) slots[slot] = row
  }
  let standing: ConsentRow | null = null
  for (const { on, off } of births.values())
    if (on !== null && (off === null || on.at >= off.at) && isLater(on, standing)) standing = on
  return standing
}

/** The objection that stands against this purpose on this channel; one that names neither stands against all. */
export const findObjection = (
  rows: readonly ConsentRow[],
  asked: { purpose: string; channel: string },
): ConsentRow | null =>
  findStanding(rows, { on: 'object', off: 'unobject' }, (row) => covers(row, asked.purpose, asked.channel))

export const findRestriction = (rows: readonly ConsentRow[]): ConsentRow | null =>
  findStanding(rows, { on: 'restrict', off: 'unrestrict' }, () => true)
