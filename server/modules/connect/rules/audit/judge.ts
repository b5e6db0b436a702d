import type { Bilingual } from '@splot/contract/language'
import type { Seen } from '../../store/inventory.ts'
import { type Need, type NeedId, needs } from './needs.ts'
import { scenes } from './scenes.ts'

const dayMs = 86_400_000
/** What has not come for so long is no longer counted on. */
export const staleDays = 30

/** What is known of a source beside what it brings. Times in milliseconds. */
export interface SourceFacts {
  id: string
  name: string
  kind: 'key' | 'connection' | 'desk'
  lastAt: number | null
  events24h: number
  refused24h: number
}

export interface AuditFacts {
  now: number
  sources: readonly SourceFacts[]
  seen: readonly Seen[]
  rows: Readonly<Record<'products' | 'stores' | 'stock', boolean>>
}

export interface JudgedNeed {
  id: NeedId
  label: Bilingual
  state: 'met' | 'stale' | 'missing'
  /** Ids of the sources that bring it, the freshest first. */
  from: string[]
  lastAt: number | null
  /** What to do; null where it is met. */
  step: Bilingual | null
}

/** Does this source's row answer the need? */
const answers = (need: Need, { kind, name }: Seen): boolean =>
  (kind === 'event' && need.events?.includes(name) === true) ||
  (kind === 'identifier' && need.identifiers?.includes(name) === true) ||
  (kind === 'trait' && need.traits?.includes(name) === true)

export function judgeNeed(id: NeedId, facts: AuditFacts): JudgedNeed {
  const need: Need = needs[id]
  const { label, step } = need
  if (need.rows !== undefined) {
    const isThere = facts.rows[need.rows]
    const state = isThere ? 'met' : 'missing'
    return { id, label, state, from: [], lastAt: null, step: isThere ? null : step }
  }
  const found = facts.seen.filter((row) => answers(need, row)).sort((a, b) => b.lastAt - a.lastAt)
  const lastAt = found[0]?.lastAt ?? null
  const from = [...new Set(found.map((row) => row.sourceId))]
  const isFresh = lastAt !== null && facts.now - lastAt <= staleDays * dayMs
  const state = lastAt === null ? 'missing' : isFresh ? 'met' : 'stale'
  return { id, label, state, from, lastAt, step: isFresh ? null : step }
}

export interface JudgedScene {
  id: string
  label: Bilingual
  state: 'ready' | 'partly' | 'missing'
  needs: JudgedNeed[]
}

/** Which scenes can be played with what arrives, and what the others wait for. */
export function judgeScenes(facts: AuditFacts): JudgedScene[] {
  const judged = new Map<NeedId, JudgedNeed>()
  const judge = (id: NeedId): JudgedNeed => {
    const known = judged.get(id) ?? judgeNeed(id, facts)
    judged.set(id, known)
    return known
  }
  return scenes.map(({ id, label, needs: ids }) => {
    const own = ids.map(judge)
    const met = own.filter(({ state }) => state === 'met').length
    return { id, label, needs: own, state: met === own.length ? 'ready' : met === 0 ? 'missing' : 'partly' }
  })
}

export interface Advice {
  code: 'silent' | 'nameless' | 'refused' | 'empty'
  says: Bilingual
}

/** What is to be mended in a source, the gravest first. */
export function adviseSource(source: SourceFacts, facts: AuditFacts): Advice[] {
  const own = facts.seen.filter(({ sourceId }) => sourceId === source.id)
  const identifiers = own.filter(({ kind }) => kind === 'identifier').map(({ name }) => name)
  const isNameless =
    identifiers.length > 0 && identifiers.every((name) => name === 'anonymous_id' || name === 'device_id')
  const advice: Advice[] = []
  if (source.lastAt === null) return [empty]
  if (facts.now - source.lastAt > 7 * dayMs) advice.push(silent)
  if (source.refused24h > 0 && source.refused24h * 20 > source.events24h) advice.push(refused)
  if (isNameless) advice.push(nameless)
  return advice
}

/** What has fallen silent first, then what else is to be mended; the rest as it was heard last. */
export function sortByNeed(facts: AuditFacts): SourceFacts[] {
  const order = ['silent', 'refused', 'nameless', 'empty'] as const
  const placeOf = (source: SourceFacts): number => {
    const [first] = adviseSource(source, facts)
    return first === undefined ? order.length : order.indexOf(first.code)
  }
  return [...facts.sources].sort(
    (a, b) => placeOf(a) - placeOf(b) || (b.lastAt ?? 0) - (a.lastAt ?? 0) || (a.name < b.name ? -1 : 1),
  )
}

const empty: Advice = {
  code: 'empty',
  says: {
    pl: 'Nic jeszcze nie przysłało. Wyślij pierwsze zdarzenie i zobacz je w zakładce Na żywo.',
    en: 'It has sent nothing yet. Send a first event and see it in Live.',
  },
}
const silent: Advice = {
  code: 'silent',
  says: {
    pl: 'Milczy od ponad tygodnia. Sprawdź, czy nadawca działa i czy klucz jest aktualny.',
    en: 'Silent for more than a week. See whether the sender works and its key is in force.',
  },
}
const refused: Advice = {
  code: 'refused',
  says: {
    pl: 'Więcej niż co dwudzieste zdarzenie jest odrzucane. Powody są w zakładce Na żywo.',
    en: 'More than one event in twenty is refused. The reasons stand in Live.',
  },
}
const nameless: Advice = {
  code: 'nameless',
  says: {
    pl: 'Nie mówi, kim jest klientka. Po zalogowaniu wyślij identify z numerem klienta albo e-mailem.',
    en: 'It never says who she is. After sign-in send identify with her number or e-mail.',
  },
}
