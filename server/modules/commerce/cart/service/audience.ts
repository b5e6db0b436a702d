import type { LiveHub, ShownNews } from '../../../../platform/live/hub.ts'
import type { Person } from './person.ts'

/** What an open screen hears. */
export interface Ear {
  /** Her cart or wish list changed; how it looks now, where the news says it. */
  document(kind: 'cart' | 'wishlist', shown: ShownNews | undefined): void
  order(id: string): void
  loyalty(): void
  /** Identity joined her to somebody, or parted them. */
  moved(): void
}

interface Hall {
  ears: Map<string, Set<Ear>>
  screens: number
  close(): void
}

/** Open screens by what they show: news finds those whom it is about, however many others are open. */
export function createAudience(live: Pick<LiveHub, 'listen'>) {
  const halls = new Map<string, Hall>()
  return {
    /** @returns what ends it; whoever became somebody else joins anew */
    join(workspaceId: string, person: Person, ear: Ear): () => void {
      const hall = halls.get(workspaceId) ?? openHall(live, workspaceId)
      halls.set(workspaceId, hall)
      hall.screens++
      const keys = listKeys(person)
      for (const key of keys) hall.ears.set(key, (hall.ears.get(key) ?? new Set()).add(ear))
      return () => {
        for (const key of keys) {
          const ears = hall.ears.get(key)
          ears?.delete(ear)
          if (ears?.size === 0) hall.ears.delete(key)
        }
        hall.screens--
        if (hall.screens > 0) return
        hall.close()
        halls.delete(workspaceId)
      }
    },
  }
}

export type Audience = ReturnType<typeof createAudience>

function listKeys(person: Person): string[] {
  const { isGuest, home, births, customerId } = person
  const own = isGuest ? [home.birth] : births
  return [
    ...(['cart', 'wishlist'] as const).flatMap((kind) =>
      [...person.documentIds(kind)].map((id) => `${kind} ${id}`),
    ),
    ...own.flatMap((birth) => (birth === null ? [] : [`birth ${birth}`])),
    ...(customerId === null ? [] : [`customer ${customerId}`]),
  ]
}

function openHall(live: Pick<LiveHub, 'listen'>, workspaceId: string): Hall {
  const ears: Hall['ears'] = new Map()
  /** Each screen once, whatever the number of its things that the news names. */
  const find = (of: string, names: readonly string[]): Iterable<Ear> =>
    new Set(names.flatMap((name) => [...(ears.get(`${of} ${name}`) ?? [])]))
  const ends = [
    ...(['cart', 'wishlist'] as const).map((kind) =>
      live.listen(workspaceId, kind, ({ ids, shown }) => {
        for (const ear of find(kind, ids)) ear.document(kind, shown)
      }),
    ),
    live.listen(workspaceId, 'order', ({ id, births }) => {
      for (const ear of find('birth', births)) ear.order(id)
    }),
    live.listen(workspaceId, 'loyalty', ({ births }) => {
      for (const ear of find('birth', births)) ear.loyalty()
    }),
    live.listen(workspaceId, 'moved', ({ ids }) => {
      for (const ear of find('customer', ids)) ear.moved()
    }),
  ]
  return {
    ears,
    screens: 0,
    close() {
      for (const end of ends) end()
    },
  }
}
