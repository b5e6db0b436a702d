import { places } from './goods/places.ts'

export interface Store {
  readonly id: string
  readonly name: string
  readonly city: string
}

const stores: readonly Store[] = places

/** The store nearest to each town our customers live in. */
export const towns: Readonly<Record<string, string>> = {
  Poznań: 'POZ1',
  Szczecin: 'POZ1',
  'Zielona Góra': 'POZ1',
  Warszawa: 'WAW1',
  Białystok: 'WAW1',
  Lublin: 'WAW1',
  Radom: 'WAW1',
  Kraków: 'KRK1',
  Rzeszów: 'KRK2',
  Tarnów: 'KRK2',
  Wrocław: 'WRO1',
  Katowice: 'KAT1',
  Opole: 'WRO1',
  Gdańsk: 'GDA1',
  Gdynia: 'GDA1',
  Olsztyn: 'GDA1',
  Bydgoszcz: 'GDA1',
  Łódź: 'LOD1',
  Toruń: 'LOD1',
  Płock: 'LOD1',
}

/** @throws Error where there is no such store: a mistake in a script */
export function getStore(id: string): Store {
  const found = stores.find((store) => store.id === id)
  if (!found) throw new Error(`No store ${id}`)
  return found
}

export const storeOf = (city: string): Store => getStore(towns[city] ?? 'POZ1')

/** The two properties that name a store in every event. */
export const namingOf = (store: Store) => ({ store_id: store.id, store_name: store.name })
