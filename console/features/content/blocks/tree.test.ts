import { describe, expect, it } from 'vitest'
import type { Block } from '../model.ts'
import {
  addBlock,
  duplicateBlock,
  emptyBlock,
  mayStand,
  moveBlock,
  newId,
  putBlock,
  removeBlock,
  shiftBlock,
  walk,
} from './tree.ts'

const heading = (id: string): Block => ({ kind: 'heading', id, level: 1, text: { pl: id } })
const leaf = (id: string) => ({ kind: 'divider' as const, id })
const blocks: Block[] = [
  heading('a'),
  { kind: 'columns', id: 'c', columns: [[leaf('left')], [leaf('right')]] },
  {
    kind: 'dynamic',
    id: 'd',
    cases: [{ when: { match: 'all', tests: [] }, blocks: [leaf('then')] }],
    otherwise: [leaf('else')],
  },
  { kind: 'unsubscribe', id: 'out', text: {} },
]
const ids = (list: readonly Block[]): string[] => walk(list).map((block) => block.id)

describe('the tree of blocks', () => {
  it('changes, takes away and adds at any depth', () => {
    expect(walk(putBlock(blocks, { kind: 'spacer', id: 'right', height: 40 }))).toContainEqual({
      kind: 'spacer',
      id: 'right',
      height: 40,
    })
    expect(ids(removeBlock(blocks, 'then'))).toEqual(['a', 'c', 'left', 'right', 'd', 'else', 'out'])
    expect(ids(addBlock(blocks, leaf('new'), { at: 'before', id: 'right' }))).toEqual([
      'a',
      'c',
      'left',
      'new',
      'right',
      'd',
      'then',
      'else',
      'out',
    ])
    expect(ids(addBlock(blocks, leaf('new'), { at: 'inside', id: 'd', slot: 'otherwise' }))).toEqual([
      'a',
      'c',
      'left',
      'right',
      'd',
      'then',
      'else',
      'new',
      'out',
    ])
  })

  it('keeps the way out last', () => {
    expect(ids(addBlock(blocks, heading('b'), null)).slice(-2)).toEqual(['b', 'out'])
  })

  it('moves between lists, never into itself and never where a kind may not stand', () => {
    expect(ids(moveBlock(blocks, 'left', { at: 'after', id: 'else' }))).toEqual([
      'a',
      'c',
      'right',
      'd',
      'then',
      'else',
      'left',
      'out',
    ])
    expect(moveBlock(blocks, 'c', { at: 'inside', id: 'c', slot: 0 })).toEqual(blocks)
    expect(moveBlock(blocks, 'd', { at: 'inside', id: 'c', slot: 0 })).toEqual(blocks)
    expect(moveBlock(blocks, 'c', { at: 'before', id: 'then' }).map((block) => block.id)).toEqual([
      'a',
      'd',
      'out',
    ])
    expect(mayStand(blocks, 'dynamic', { at: 'before', id: 'left' })).toBe(false)
    expect(mayStand(blocks, 'columns', { at: 'before', id: 'then' })).toBe(true)
  })

  it('shifts by one in its own list and stops at the ends', () => {
    expect(shiftBlock(blocks, 'a', 1).map((block) => block.id)).toEqual(['c', 'a', 'd', 'out'])
    expect(shiftBlock(blocks, 'a', -1)).toEqual(blocks)
    expect(shiftBlock(blocks, 'left', 1)).toEqual(blocks)
  })

  it('copies with ids of their own', () => {
    const copied = duplicateBlock(blocks, 'c')
    expect(new Set(ids(copied)).size).toBe(ids(copied).length)
    expect(copied.map((block) => block.kind)).toEqual([
      'heading',
      'columns',
      'columns',
      'dynamic',
      'unsubscribe',
    ])
    expect(newId(copied, 'columns')).toBe('columns-2')
  })

  it('makes every kind of block', () => {
    expect(emptyBlock('dynamic', 'x')).toMatchObject({ kind: 'dynamic', id: 'x' })
  })
})
