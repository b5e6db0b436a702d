import type { ChannelDeps } from '@splot/contract/plugin/channel'
import type { BirthKeys } from '../../../platform/seal/index.ts'
import { lockOwner, putOnShelf, type ShelfItem } from '../store/shelf.ts'
import type { SendDeps } from './deps.ts'

/** Where a row stands, for its seal. */
export const placeOfShelf = ({ via, key }: Pick<ShelfItem, 'via' | 'key'>): string =>
  `deliver.shelf.content ${via} ${key}`

/** The shelf of one channel: rows are sealed under the key of whom they are for. */
export function makeShelf(
  { db, clock, sealer }: SendDeps,
  workspaceId: string,
  via: string,
): ChannelDeps['shelf'] {
  return {
    async put({ key, row, until }) {
      const { id, ...shown } = row
      const messageId = String(id)
      await db.inWorkspace(workspaceId, async (tx) => {
        const birth = await lockOwner(tx, workspaceId, messageId)
        // Erased while it was on its way.
        if (birth === null) return
        const keys = await sealer.provide({ tx, workspaceId }, [birth])
        const content = keys.seal(birth, placeOfShelf({ via, key }), JSON.stringify(shown))
        await putOnShelf(tx, workspaceId, { via, key, birth, messageId, content, until }, clock.now())
      })
    },
  }
}

/** Its text; null once the key is gone. */
export const openRow = (keys: BirthKeys, row: Pick<ShelfItem, 'via' | 'key' | 'birth' | 'content'>) =>
  keys.open(row.birth, placeOfShelf(row), row.content)
