import type { Block } from '../model.ts'
import type { Slot } from './tree.ts'

export interface BlockListProps {
  blocks: readonly Block[]
  /** Whose list it is; null: the sheet's own. */
  inside: { id: string; slot: Slot } | null
}
