import type { Block, BlockKind, ColumnsBlock, DynamicBlock, LeafBlock, PlainBlock } from '../model.ts'

type Blocks = readonly Block[]

export const isPlain = (block: Block): block is PlainBlock => block.kind !== 'dynamic'
export const isLeaf = (block: Block): block is LeafBlock => isPlain(block) && block.kind !== 'columns'

/** Every list of blocks inside a block. */
function listInner(block: Block): Blocks[] {
  if (block.kind === 'columns') return block.columns
  if (block.kind === 'dynamic') return [...block.cases.map((one) => one.blocks), block.otherwise]
  return []
}

/** Every block, those inside others too, in reading order. */
export const walk = (blocks: Blocks): Block[] =>
  blocks.flatMap((block) => [block, ...listInner(block).flatMap(walk)])

export const findBlock = (blocks: Blocks, id: string): Block | null =>
  walk(blocks).find((block) => block.id === id) ?? null

/** Puts lists in the place of those inside; what may not stand there is left out. */
function withInner(block: Block, change: (blocks: Blocks) => Block[]): Block {
  if (block.kind === 'columns')
    return { ...block, columns: block.columns.map((column) => change(column).filter(isLeaf)) }
  if (block.kind !== 'dynamic') return block
  return {
    ...block,
    cases: block.cases.map((one) => ({ ...one, blocks: change(one.blocks).filter(isPlain) })),
    otherwise: change(block.otherwise).filter(isPlain),
  }
}

/** Each block, wherever it stands, becomes none, one or several. */
function replaceEach(blocks: Blocks, change: (block: Block) => readonly Block[]): Block[] {
  return blocks.flatMap((block) => change(withInner(block, (inner) => replaceEach(inner, change))))
}

export const putBlock = (blocks: Blocks, next: Block): Block[] =>
  replaceEach(blocks, (block) => [block.id === next.id ? next : block])

export const removeBlock = (blocks: Blocks, id: string): Block[] =>
  replaceEach(blocks, (block) => (block.id === id ? [] : [block]))

/** Where a block is put: beside another, or at the end of a list inside one. */
export type Target = { at: 'before' | 'after'; id: string } | { at: 'inside'; id: string; slot: Slot }
/** A column, a case of a dynamic block, or what shows otherwise. */
export type Slot = number | 'otherwise'

/** Adds a block at the target; at the end, before the way out, where none is given. */
export function addBlock(blocks: Blocks, added: Block, target: Target | null): Block[] {
  if (target === null) return addAtEnd(blocks, added)
  if (target.at === 'inside')
    return replaceEach(blocks, (block) => [
      block.id === target.id ? appendInside(block, target.slot, added) : block,
    ])
  return replaceEach(blocks, (block) => {
    if (block.id !== target.id) return [block]
    return target.at === 'before' ? [added, block] : [block, added]
  })
}

function addAtEnd(blocks: Blocks, added: Block): Block[] {
  const last = blocks.at(-1)
  return last?.kind === 'unsubscribe' && added.kind !== 'unsubscribe'
    ? [...blocks.slice(0, -1), added, last]
    : [...blocks, added]
}

function appendInside(block: Block, slot: Slot, added: Block): Block {
  let index = -1
  return withInner(block, (inner) => {
    index++
    const isHere =
      slot === 'otherwise' ? block.kind === 'dynamic' && index === block.cases.length : index === slot
    return isHere ? [...inner, added] : [...inner]
  })
}

/** Moves a block to the target; a block is never put into itself, nor where its kind may not stand. */
export function moveBlock(blocks: Blocks, id: string, target: Target): Block[] {
  const moved = findBlock(blocks, id)
  if (moved === null || walk([moved]).some((block) => block.id === target.id)) return [...blocks]
  const next = addBlock(removeBlock(blocks, id), moved, target)
  return findBlock(next, id) === null ? [...blocks] : next
}

/** One step up or down in its own list. */
export function shiftBlock(blocks: Blocks, id: string, step: -1 | 1): Block[] {
  const at = blocks.findIndex((block) => block.id === id)
  if (at === -1) return blocks.map((block) => withInner(block, (inner) => shiftBlock(inner, id, step)))
  const to = at + step
  const moved = blocks[at]
  if (moved === undefined || to < 0 || to >= blocks.length) return [...blocks]
  const rest = blocks.filter((block) => block.id !== id)
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}

/** A free id: `heading-2`. */
export function newId(blocks: Blocks, kind: string): string {
  const taken = new Set(walk(blocks).map((block) => block.id))
  let number = 1
  while (taken.has(`${kind}-${number}`)) number++
  return `${kind}-${number}`
}

/** A copy below the original, with ids of its own all through. */
export function duplicateBlock(blocks: Blocks, id: string): Block[] {
  const original = findBlock(blocks, id)
  if (original === null) return [...blocks]
  const taken: Block[] = [...blocks]
  const rename = (block: Block): Block => {
    const fresh = newId(taken, block.kind)
    taken.push({ kind: 'divider', id: fresh })
    return withInner({ ...block, id: fresh }, (inner) => inner.map(rename))
  }
  return addBlock(blocks, rename(original), { at: 'after', id })
}

/** No form chosen yet. */
export const noForm = '00000000-0000-7000-8000-000000000000'

const emptyLists = { cases: [], otherwise: [] } satisfies Partial<DynamicBlock>
const twoColumns = { columns: [[], []] } satisfies Partial<ColumnsBlock>

/** A new block of a kind, as empty as its schema allows. */
export function emptyBlock(kind: BlockKind, id: string): Block {
  switch (kind) {
    case 'heading':
      return { kind, id, level: 2, text: {} }
    case 'text':
      return { kind, id, html: {} }
    case 'picture':
      return { kind, id, url: '', alt: {}, isDecorative: false }
    case 'live_picture':
      return { kind, id, url: '', alt: {}, isDecorative: false, cases: [{ when: firstCondition, url: '' }] }
    case 'button':
      return { kind, id, label: {}, link: '' }
    case 'divider':
      return { kind, id }
    case 'spacer':
      return { kind, id, height: 24 }
    case 'products':
      return { kind, id, source: 'viewed', most: 3, button: {} }
    case 'coupon':
    case 'stock':
      return { kind, id, label: {} }
    case 'unsubscribe':
      return { kind, id, text: {} }
    case 'form':
      return { kind, id, form: noForm }
    case 'columns':
      return { kind, id, ...twoColumns }
    case 'dynamic':
      return { kind, id, ...emptyLists, cases: [{ when: firstCondition, blocks: [] }] }
  }
}

/** What marketers ask for first: she looked at something just now. */
export const firstCondition: DynamicBlock['cases'][number]['when'] = {
  match: 'all',
  tests: [{ on: 'event', name: 'Product Viewed', happened: true, withinMinutes: 60 }],
}

/** Kinds in the order in which they are offered. */
export const blockKinds = [
  'heading',
  'text',
  'picture',
  'button',
  'columns',
  'divider',
  'spacer',
  'products',
  'coupon',
  'stock',
  'dynamic',
  'live_picture',
  'form',
  'unsubscribe',
] as const satisfies readonly BlockKind[]

/** Whether a kind may stand at a target: dynamic blocks at the top only, columns never inside columns. */
export function mayStand(blocks: Blocks, kind: BlockKind, target: Target): boolean {
  const probe = emptyBlock(kind, newId(blocks, 'probe'))
  return findBlock(addBlock(blocks, probe, target), probe.id) !== null
}
