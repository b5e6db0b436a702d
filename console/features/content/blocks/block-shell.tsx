import { ArrowDown, ArrowUp, Copy, GripVertical, Monitor, Smartphone, Trash2 } from 'lucide-react'
import { type ComponentType, type KeyboardEvent, useRef } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import type { Block } from '../model.ts'
import { BlockFace } from './block-face.tsx'
import type { BlockListProps } from './list-props.ts'
import { useBlockDesk } from './use-blocks.ts'

const isWriting = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** A block on the sheet, with the list for blocks inside it: chosen by a press or by Tab, moved by its handle or by Alt and the arrows. */
export function BlockShell({ block, List }: { block: Block; List: ComponentType<BlockListProps> }) {
  const { t } = useWords()
  const { selectedId, select, setDragged, dragged, isLocked } = useBlockDesk()
  const onKey = useBlockKeys(block)
  const frame = useRef<HTMLFieldSetElement>(null)
  const isSelected = selectedId === block.id
  return (
    <fieldset
      ref={frame}
      data-block={block.id}
      aria-label={t(`content.block.${block.kind}`)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a block is chosen, moved and deleted by keys
      tabIndex={0}
      className={`group/block relative outline-none ${dragged?.id === block.id ? 'opacity-40' : ''} ${isSelected ? 'z-10' : ''}`}
      onFocus={(event) => {
        event.stopPropagation()
        if (selectedId !== block.id) select(block.id)
      }}
      onClick={(event) => {
        event.stopPropagation()
        if (selectedId !== block.id) select(block.id)
      }}
      onKeyDown={onKey}
    >
      <div
        aria-hidden="true"
        className={`pointer-events-none absolute -inset-x-2 -inset-y-0.5 rounded-control border-2 ${isSelected ? 'border-brand' : 'border-transparent group-hover/block:border-brand-line'}`}
      />
      {isSelected && !isLocked && (
        <Toolbar
          block={block}
          onGrip={(event) => {
            event.dataTransfer.setData('text/plain', block.id)
            if (frame.current) event.dataTransfer.setDragImage(frame.current, 12, 12)
            setDragged({ kind: block.kind, id: block.id })
          }}
        />
      )}
      <ShowNote block={block} />
      <BlockFace block={block} List={List} />
    </fieldset>
  )
}

/** Alt with arrows moves, Ctrl-D copies, Delete takes away; Esc lets go. Inside a text they write. */
function useBlockKeys(block: Block) {
  const { shift, duplicate, remove, select, isLocked } = useBlockDesk()
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented) return
    if (event.key === 'Escape') {
      select(null)
      event.currentTarget.focus()
      event.stopPropagation()
      return
    }
    const act = isLocked ? null : findAct(event)
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    if (act === 'up') shift(block.id, -1)
    else if (act === 'down') shift(block.id, 1)
    else if (act === 'copy') duplicate(block.id)
    else remove(block.id)
  }
}

function findAct(event: KeyboardEvent): 'up' | 'down' | 'copy' | 'remove' | null {
  if (event.altKey && event.key === 'ArrowUp') return 'up'
  if (event.altKey && event.key === 'ArrowDown') return 'down'
  if (isWriting(event.target)) return null
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') return 'copy'
  return event.key === 'Delete' || event.key === 'Backspace' ? 'remove' : null
}

function Toolbar({ block, onGrip }: { block: Block; onGrip: (event: React.DragEvent) => void }) {
  const { t } = useWords()
  const { shift, duplicate, remove, setDragged } = useBlockDesk()
  return (
    <div
      role="toolbar"
      aria-label={t(`content.block.${block.kind}`)}
      className="absolute -top-9 right-0 z-20 flex items-center rounded-control border border-line bg-raised font-sans text-13 shadow-float"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the arrows beside it do the same by keys */}
      <span
        draggable
        title={t('content.drag')}
        onDragStart={onGrip}
        onDragEnd={() => setDragged(null)}
        className="flex size-7 cursor-grab items-center justify-center text-text-3 active:cursor-grabbing"
      >
        <GripVertical aria-hidden="true" size={14} />
      </span>
      <IconButton size="sm" icon={ArrowUp} label={t('content.moveUp')} onClick={() => shift(block.id, -1)} />
      <IconButton
        size="sm"
        icon={ArrowDown}
        label={t('content.moveDown')}
        onClick={() => shift(block.id, 1)}
      />
      <IconButton size="sm" icon={Copy} label={t('content.duplicate')} onClick={() => duplicate(block.id)} />
      <IconButton size="sm" icon={Trash2} label={t('content.removeBlock')} onClick={() => remove(block.id)} />
    </div>
  )
}

/** Shown on one kind of screen only: said at the block. */
function ShowNote({ block }: { block: Block }) {
  const { t } = useWords()
  const { show } = block
  if (show === undefined || show === 'always') return null
  const Icon = show === 'wide' ? Monitor : Smartphone
  return (
    <span className="absolute top-1 right-1 z-10 inline-flex items-center gap-1 rounded-knot bg-info-soft px-1.5 font-sans text-12 text-info">
      <Icon aria-hidden="true" size={12} /> {t(show === 'wide' ? 'content.show.wide' : 'content.show.narrow')}
    </span>
  )
}
