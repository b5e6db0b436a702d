import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AudienceAct, Candidate, Destination, MatchKind, ToldOrder } from './destination.ts'
import type { Network } from './network.ts'
import { mintPermit } from './permit.ts'
import { listFields, listSecrets } from './settings.ts'

/** A local server of the platform's protocol. */
export interface DestinationStandIn extends AsyncDisposable {
  readonly settings: Readonly<Record<string, unknown>>
  /** The setting by which it lets somebody in. */
  readonly keyName: string
  readonly network: Network
  readonly target: string
  /** An audience it does not have; null where any name is one. */
  readonly otherTarget: string | null
  /** Hashes in the audience now. */
  readonly members: ReadonlySet<string>
  /** Its next answers. */
  behave(how: 'well' | 'busy' | 'refuse' | 'silent' | 'cut'): void
}

const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const people: readonly { email: string; phone: string }[] = [
  { email: 'Anna.Nowak@Example.PL', phone: '+48600100200' },
  { email: 'zofia.kowalska@gmail.com', phone: '+48600100300' },
]

/** What every destination must keep, tried over its own protocol against a stand-in of its server. */
export function testDestination(destination: Destination, open: () => Promise<DestinationStandIn>): void {
  describe(`destination ${destination.id}`, () => {
    let there: DestinationStandIn
    let patienceMs = 5_000
    const logged: string[] = []
    const held = new Map<string, AsyncDisposable>()
    let number = 0
    beforeAll(async () => {
      there = await open()
    })
    afterAll(async () => {
      for (const one of held.values()) await one[Symbol.asyncDispose]()
      await there[Symbol.asyncDispose]()
    })
    const makeDeps = () => ({
      ...{ network: there.network, patienceMs },
      clock: { now: () => Date.now(), monotonic: () => performance.now(), sleep },
      log: (code: string, counts?: object) => logged.push(`${code} ${JSON.stringify(counts ?? {})}`),
      hold<T extends AsyncDisposable>(key: string, make: () => T): T {
        const made = held.get(key) ?? make()
        held.set(key, made)
        // The key names what was made: the same type comes out that went in.
        return made as T
      },
    })
    const hash = (kind: MatchKind, value: string) => destination.hash(kind, value, sha256)
    const makeCandidate = (
      one: (typeof people)[number],
      o: { expiresInMs?: number; isFree?: boolean } = {},
    ) => ({
      keys: destination.kinds.map((kind) => {
        const messageId = `m-${++number}`
        const address = one[kind]
        const permit = mintPermit({
          ...{ id: `d-${number}`, workspaceId: 'default', customerId: 'c1', messageId, act: 'audience' },
          ...{ purpose: 'ads', channel: 'ads', address },
          expiresAt: performance.now() + (o.expiresInMs ?? 60_000),
        })
        const leave = o.isFree === true ? null : { permit, messageId, address }
        return { kind, hash: hash(kind, address) ?? '', leave }
      }),
    })
    const tell = (
      act: AudienceAct,
      take: () => readonly Candidate[],
      more: { target?: string; settings?: object } = {},
    ) =>
      destination.tell(
        {
          ...{ act, target: more.target ?? there.target },
          batchId: `01940000-0000-7000-8000-${String(++number).padStart(12, '0')}`,
          take: async () => take(),
        },
        more.settings ?? there.settings,
        makeDeps(),
      )
    const all = () =>
      people.flatMap((one) => destination.kinds.map((kind) => hash(kind, one[kind]) ?? '')).sort()
    const inside = () => [...there.members].sort()
    const keep = (told: ToldOrder): ToldOrder => {
      logged.push(JSON.stringify(told.told))
      return told
    }

    it('says what it is in Polish and English, its delay too, and marks secrets', () => {
      expect(destination.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
      const { label, target, delay } = destination
      for (const text of [label, target.label, target.hint, delay.says])
        expect(text.pl && text.en).toMatch(/\S/)
      expect(delay.minutes).toBeGreaterThanOrEqual(0)
      for (const one of listFields(destination.config))
        expect(one.label.pl && one.label.en, one.name).toMatch(/\S/)
      const secrets = listSecrets(destination.config)
      for (const name of Object.keys(destination.config.shape))
        if (/password|secret|token$|private/i.test(name)) expect(secrets).toContain(name)
      expect(there.target).toMatch(target.pattern)
    })

    it('finds the same person however her address is written, and nobody by what is none', () => {
      for (const kind of destination.kinds) {
        const value = kind === 'email' ? 'anna@example.pl' : '+48600100200'
        const other = kind === 'email' ? '  ANNA@Example.pl ' : ' +48 600 100 200'
        expect(hash(kind, other)).toBe(hash(kind, value))
        expect(hash(kind, value)).toMatch(/^[0-9a-f]{64}$/)
        for (const none of ['', ' ', 'x']) expect(hash(kind, none)).toBeNull()
      }
    })

    it('lets people join and leave; told twice it is the same news', async () => {
      for (let time = 0; time < 2; time++) {
        const { told, carried } = keep(await tell('join', () => people.map((one) => makeCandidate(one))))
        expect(told).toEqual({ state: 'told', refused: 0 })
        expect(carried.map((one) => one.hash).sort()).toEqual(all())
        expect(inside()).toEqual(all())
      }
      for (let time = 0; time < 2; time++) {
        // Whoever leaves needs nobody's leave.
        const gone = () => people.slice(0, 1).map((one) => makeCandidate(one, { isFree: true }))
        expect(keep(await tell('leave', gone)).told).toEqual({ state: 'told', refused: 0 })
        expect(inside()).toEqual(destination.kinds.map((kind) => hash(kind, people[1]?.[kind] ?? '')).sort())
      }
      await tell('leave', () => people.map((one) => makeCandidate(one, { isFree: true })))
      expect(inside()).toEqual([])
    })

    it('tells of nobody without a permit that holds', async () => {
      const anna = people.slice(0, 1)
      const none = () => anna.map((one) => makeCandidate(one, { isFree: true }))
      const late = () => anna.map((one) => makeCandidate(one, { expiresInMs: -1 }))
      for (const take of [none, late, () => []]) {
        expect(keep(await tell('join', take))).toEqual({ told: { state: 'told', refused: 0 }, carried: [] })
        expect(inside()).toEqual([])
      }
    })

    it('asks for people only once it is ready, and once', async () => {
      let asked = 0
      await tell('join', () => {
        asked++
        return []
      })
      expect(asked).toBe(1)
      // Without a way in nobody is asked for, or their permits are of no use.
      const { told } = keep(await tell('join', () => [], { settings: {} }))
      expect(told).toMatchObject({ state: 'held', reason: 'settings_invalid', isFirm: true })
    })

    it('tells what passes from what a person must mend, and goes on once it is well again', async () => {
      const join = () => people.map((one) => makeCandidate(one))
      for (const how of ['busy', 'cut', 'silent'] as const) {
        there.behave(how)
        if (how === 'silent') patienceMs = 400
        expect(keep(await tell('join', join)).told, how).toMatchObject({ state: 'held', isFirm: false })
        patienceMs = 5_000
      }
      there.behave('refuse')
      expect(keep(await tell('join', join)).told).toMatchObject({ state: 'held', isFirm: true })
      there.behave('well')
      if (there.otherTarget !== null) {
        const lost = await tell('join', join, { target: there.otherTarget })
        expect(keep(lost).told).toMatchObject({ state: 'held', reason: 'target_gone', isFirm: true })
      }
      expect(keep(await tell('join', join)).told).toMatchObject({ state: 'told' })
      expect(inside()).toEqual(all())
    })

    it('its test knows settings that fit from others', async () => {
      expect(await destination.test(there.settings, makeDeps())).toMatchObject({ isOk: true })
      const wrong = { ...there.settings, [there.keyName]: 'another-one' }
      for (const one of held.values()) await one[Symbol.asyncDispose]()
      held.clear()
      const refused = await destination.test(wrong, makeDeps())
      expect(refused).toMatchObject({ isOk: false })
      expect(refused.says.pl && refused.says.en).toMatch(/\S/)
      const empty = await destination.test({}, makeDeps())
      expect(empty).toMatchObject({ isOk: false, says: { en: 'Fill in this field' } })
      // What is written wrongly is told from what is missing, with what belongs there.
      for (const { name, hint } of listFields(destination.config)) {
        const odd = await destination.test({ ...there.settings, [name]: '\n' }, makeDeps())
        if (odd.says.en.startsWith('Not written'))
          expect([odd.field, odd.says.pl.endsWith(hint?.pl ?? 'popraw je')]).toEqual([name, true])
      }
    })

    it('secrets and people reach no log', () => {
      const secrets = listSecrets(destination.config).map((name) => String(there.settings[name] ?? ''))
      const words = [...secrets, ...all(), ...people.flatMap((one) => [one.email, one.phone])]
      for (const word of words) if (word.length > 3) expect(logged.join('\n')).not.toContain(word)
    })
  })
}
