import type { Tx } from '../../../platform/db/index.ts'
import type { Sealer } from '../../../platform/seal/index.ts'
import { unpackText } from '../rules/packed.ts'
import { placeOfBody } from './bodies.ts'
import { placeOfShelf } from './shelf-rows.ts'

interface StoredBody {
  message_id: string
  birth_id: string
  parts: string
}

interface StoredRow {
  via: string
  key: string
  birth_id: string
  content: string
}

/** Rows under the names of their columns, with what is sealed of them readable. */
export async function openExported(
  sealer: Sealer,
  where: { tx: Tx; workspaceId: string },
  tables: Record<string, object[]>,
): Promise<Record<string, object[]>> {
  const bodies = (tables['deliver.body'] ?? []) as StoredBody[]
  const shelf = (tables['deliver.shelf'] ?? []) as StoredRow[]
  const keys = await sealer.load(where, [...new Set([...bodies, ...shelf].map((row) => row.birth_id))])
  return {
    ...tables,
    'deliver.body': bodies.map((row) => {
      const parts = keys.open(row.birth_id, placeOfBody(row.message_id), row.parts)
      return { ...row, parts: parts === null ? null : unpackText(parts) }
    }),
    'deliver.shelf': shelf.map((row) => ({
      ...row,
      content: keys.open(row.birth_id, placeOfShelf(row), row.content),
    })),
  }
}
