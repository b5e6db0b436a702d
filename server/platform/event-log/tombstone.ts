/** What stays of a record whose person was erased: its place, its id's hash, and what had become of it. */
export interface Tombstone {
  was: 'applied' | 'duplicate' | 'quarantined'
  /** 128-bit hash of its id, where it took one: nobody sends it again. */
  idHash: string | null
}

export const writeTombstone = ({ was, idHash }: Tombstone): string =>
  JSON.stringify({ erased: was, id: idHash })

export function readTombstone(body: string): Tombstone {
  const { erased, id } = JSON.parse(body) as { erased: Tombstone['was']; id: string | null }
  return { was: erased, idHash: id }
}
