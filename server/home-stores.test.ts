import { expect, it } from 'vitest'
import { listHomeStores } from './home-stores.ts'
import type { WorkspaceTx } from './platform/db/index.ts'

type Rooms = Parameters<typeof listHomeStores>[0]

/** Ewa came as a visitor and as a member of the club: two births, one person. */
const roots: Readonly<Record<string, string>> = {
  'ewa-web': 'ewa',
  'ewa-card': 'ewa',
  jan: 'jan',
  ida: 'ida',
}

function makeRooms(chosen: Record<string, unknown>, visited: Record<string, string | null>): Rooms {
  return {
    identity: {
      graph: {
        listClusters: async (_tx: unknown, _workspace: string, births: readonly string[]) => {
          const asked = new Set(births.map((one) => roots[one]))
          return Object.entries(roots).flatMap(([birthId, root]) =>
            asked.has(root) ? [{ birthId, root }] : [],
          )
        },
      },
    },
    profile: {
      listTraitValues: async (_tx: unknown, _workspace: string, customers: ReadonlyMap<string, string[]>) =>
        new Map(
          [...customers.keys()].flatMap((root) =>
            root in chosen ? [[root, new Map([['preferredStore', chosen[root]]])]] : [],
          ),
        ),
      listComputed: async () =>
        new Map(
          Object.entries(visited).map(([root, favouriteStore]) => [root, { computed: { favouriteStore } }]),
        ),
    },
    // Rooms are asked for no more than this.
  } as unknown as Rooms
}
const tx = { workspaceId: 'w' } as WorkspaceTx

it('is the one she chose, else the one she visits most, for whichever of her births is asked', async () => {
  const rooms = makeRooms({ ewa: 'KRK2' }, { ewa: 'WAW1', jan: 'POZ1', ida: null })
  const homes = await listHomeStores(rooms, tx, ['ewa-card', 'jan', 'ida'], 0)
  expect(homes.get('ewa-card')).toBe('KRK2')
  expect(homes.get('jan')).toBe('POZ1')
  expect(homes.has('ida')).toBe(false)
})

it('is the one she visits where what was stated names none', async () => {
  const odd = makeRooms({ ewa: '', jan: 12, ida: null }, { ewa: 'WAW1', jan: 'POZ1' })
  const homes = await listHomeStores(odd, tx, ['ewa-web', 'jan', 'ida'], 0)
  expect([homes.get('ewa-web'), homes.get('jan'), homes.has('ida')]).toEqual(['WAW1', 'POZ1', false])
})
