import { useWords } from '../../../i18n/t.ts'
import { useStudio } from '../studio/studio.ts'
import { blockIcons } from './block-look.ts'
import { blockKinds } from './tree.ts'
import { useBlockDesk } from './use-blocks.ts'

/** What a sheet can be made of: pressed, it comes after the chosen block; dragged, to where it is let go. */
export function BlockPalette() {
  const { t } = useWords()
  const { item } = useStudio()
  const { add, selectedId, selected, setDragged, isLocked } = useBlockDesk()
  if (isLocked) return null
  const kinds = blockKinds.filter((kind) => kind !== (item.kind === 'message' ? 'form' : 'unsubscribe'))
  return (
    <section
      aria-label={t('content.blocks')}
      className="shrink-0 border-b bg-canvas px-3 py-3 lg:w-44 lg:overflow-y-auto lg:border-r lg:border-b-0"
    >
      <ul className="flex gap-1 overflow-x-auto lg:flex-col">
        {kinds.map((kind) => {
          const Icon = blockIcons[kind]
          return (
            <li key={kind}>
              <button
                type="button"
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', kind)
                  setDragged({ kind, id: null })
                }}
                onDragEnd={() => setDragged(null)}
                onClick={() => {
                  const isAfter = selectedId !== null && selected?.kind !== 'unsubscribe'
                  add(kind, isAfter ? { at: 'after', id: selectedId } : null)
                }}
                className="flex h-9 w-full cursor-grab items-center gap-2.5 whitespace-nowrap rounded-control px-2.5 text-left text-13 text-text-2 hover:bg-sunken hover:text-text active:cursor-grabbing pointer-coarse:h-11"
              >
                <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
                {t(`content.block.${kind}`)}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
