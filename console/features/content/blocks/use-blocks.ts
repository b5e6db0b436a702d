import { createContext, use, useMemo, useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { tellWithUndo } from '../../../kit/tell.ts'
import type { Block, BlockKind, ContentLanguage, Document } from '../model.ts'
import { useStudio } from '../studio/studio.ts'
import {
  addBlock,
  duplicateBlock,
  emptyBlock,
  findBlock,
  moveBlock,
  newId,
  putBlock,
  removeBlock,
  shiftBlock,
  type Target,
} from './tree.ts'

export interface BlockDesk {
  blocks: readonly Block[]
  selectedId: string | null
  selected: Block | null
  select: (id: string | null) => void
  /** Language in which texts are written on the sheet. */
  language: ContentLanguage
  /** What is dragged: a block, or a new one of a kind. */
  dragged: Dragged | null
  setDragged: (dragged: Dragged | null) => void
  put: (block: Block, tag?: string) => void
  add: (kind: BlockKind, target: Target | null) => void
  drop: (target: Target) => void
  shift: (id: string, step: -1 | 1) => void
  duplicate: (id: string) => void
  remove: (id: string) => void
  isLocked: boolean
}

export type Dragged = { kind: BlockKind; id: string | null }

export const BlockDeskContext = createContext<BlockDesk | null>(null)

export function useBlockDesk(): BlockDesk {
  const desk = use(BlockDeskContext)
  if (!desk) throw new Error('useBlockDesk needs a BlockDeskContext above it')
  return desk
}

const nothing: readonly Block[] = []

/** The sheet's blocks and what can be done with them. A mail made from the core message becomes its own at the first touch. */
export function useNewBlockDesk(language: ContentLanguage): BlockDesk {
  const { t } = useWords()
  const { document, change, undo, trial, isLocked } = useStudio()
  const [selectedId, select] = useState<string | null>(null)
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const made = trial?.body.blocks
  const blocks = document.body?.blocks ?? made ?? nothing
  const edit = (tag: string, act: (blocks: readonly Block[]) => Block[]): void =>
    change(tag, (before) => withBlocks(before, act(before.body?.blocks ?? made ?? [])))
  const add: BlockDesk['add'] = (kind, target) => {
    const id = newId(blocks, kind)
    edit('', (all) => addBlock(all, emptyBlock(kind, id), target))
    select(id)
  }
  const selected = useMemo(
    () => (selectedId === null ? null : findBlock(blocks, selectedId)),
    [blocks, selectedId],
  )
  return {
    blocks,
    selectedId,
    selected,
    select,
    language,
    dragged,
    setDragged,
    add,
    put: (block, tag = '') => edit(tag === '' ? '' : `${block.id}.${tag}`, (all) => putBlock(all, block)),
    drop: (target) => {
      if (dragged === null) return
      const { id, kind } = dragged
      setDragged(null)
      if (id === null) add(kind, target)
      else edit('', (all) => moveBlock(all, id, target))
    },
    shift: (id, step) => edit('', (all) => shiftBlock(all, id, step)),
    duplicate: (id) => edit('', (all) => duplicateBlock(all, id)),
    remove: (id) => {
      edit('', (all) => removeBlock(all, id))
      select(null)
      tellWithUndo(t('content.blockRemoved'), { label: t('action.undo'), run: undo })
    },
    isLocked,
  }
}

const withBlocks = (document: Document, blocks: Block[]): Document => ({
  ...document,
  body: { ...document.body, blocks },
})
