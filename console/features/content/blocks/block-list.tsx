import { Plus } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { BlockShell } from './block-shell.tsx'
import type { BlockListProps } from './list-props.ts'
import { mayStand, type Slot, type Target } from './tree.ts'
import { useBlockDesk } from './use-blocks.ts'

/** Blocks one below the other, with a place to drop between each two. */
export function BlockList({ blocks, inside }: BlockListProps) {
  const [first] = blocks
  return (
    <div className="flex flex-col">
      {first !== undefined && <DropLine target={{ at: 'before', id: first.id }} />}
      {blocks.map((block) => (
        <Fragment key={block.id}>
          <BlockShell block={block} List={BlockList} />
          <DropLine target={{ at: 'after', id: block.id }} />
        </Fragment>
      ))}
      {blocks.length === 0 && inside !== null && <EmptySlot {...inside} />}
    </div>
  )
}

function useDrop(target: Target) {
  const { dragged, drop, blocks } = useBlockDesk()
  const [isOver, setOver] = useState(false)
  const isOpen = dragged !== null && dragged.id !== target.id && mayStand(blocks, dragged.kind, target)
  return {
    isOpen,
    isOver: isOver && isOpen,
    handlers: {
      onDragOver: (event: React.DragEvent) => {
        if (!isOpen) return
        event.preventDefault()
        event.stopPropagation()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: React.DragEvent) => {
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        if (isOpen) drop(target)
      },
    },
  }
}

/** A thin place between blocks that opens while something is carried over the sheet. */
function DropLine({ target }: { target: Target }) {
  const { isOpen, isOver, handlers } = useDrop(target)
  return (
    <div aria-hidden="true" className={`relative ${isOpen ? 'z-20 -my-2 h-4' : 'h-0'}`} {...handlers}>
      {isOpen && (
        <div
          className={`absolute inset-x-0 top-1/2 h-0.5 rounded-full transition-colors duration-120 ${isOver ? 'bg-brand' : 'bg-brand-line'}`}
        />
      )}
    </div>
  )
}

/** A column or a case with nothing in it. */
function EmptySlot({ id, slot }: { id: string; slot: Slot }) {
  const { t } = useWords()
  const { add, isLocked } = useBlockDesk()
  const { isOver, handlers } = useDrop({ at: 'inside', id, slot })
  if (isLocked) return null
  return (
    <button
      type="button"
      onClick={(event) => {
        event.stopPropagation()
        add('text', { at: 'inside', id, slot })
      }}
      className={`flex min-h-16 w-full items-center justify-center gap-1.5 rounded-control border border-current border-dashed px-3 text-12 opacity-70 hover:opacity-100 ${isOver ? 'bg-brand-soft' : ''}`}
      {...handlers}
    >
      <Plus aria-hidden="true" size={14} />
      {t('content.emptySlot')}
    </button>
  )
}
