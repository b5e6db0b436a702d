import type { Leaf } from '@splot/contract/segment/leaves'
import { ArrowDown, ArrowUp, Copy, Ellipsis, Trash2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { later } from '../../../app/browser/clock.ts'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../../kit/menu.tsx'
import type { Path } from '../tree.ts'
import type { Editing } from './condition-builder.tsx'
import { leafIcons } from './fresh.ts'
import { LeafFields } from './leaf-fields.tsx'
import { Pick as Word } from './pick.tsx'

interface PartBlockProps {
  /** Null: the children are a group. */
  part: Leaf | null
  path: Path
  editing: Editing
  isLast: boolean
  isNegated: boolean
  onNegate: () => void
  onChange?: (part: Leaf) => void
  children?: ReactNode
}

/** One part of a condition: whether it must hold or must not, what it asks, and what can be done with it. */
export function PartBlock({
  part,
  path,
  editing,
  isLast,
  isNegated,
  onNegate,
  onChange,
  children,
}: PartBlockProps) {
  const { t } = useWords()
  const Icon = part === null ? null : leafIcons[part.kind]
  const at = path.at(-1) ?? 0
  /** Alt and an arrow move the part, Alt and Delete take it out, before its lists open by them; what is focused goes with it. */
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const block = event.currentTarget
    if (!event.altKey || !isOwn(event.target, block)) return
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (by === null && event.key !== 'Delete') return
    event.preventDefault()
    event.stopPropagation()
    if (by === null) editing.change(path, () => null)
    else if (by === -1 ? at > 0 : !isLast) editing.move(path, by)
    else return
    const list = block.closest('ol')
    later(0, () => focusPart(list, at + (by ?? 0)))
  }
  return (
    <div
      data-part
      tabIndex={-1}
      className="flex min-w-0 items-start gap-2 rounded-card border border-line bg-raised p-2.5 has-focus-visible:border-line-strong"
      onKeyDownCapture={press}
    >
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          {Icon !== null && <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="text-text-3" />}
          <Word
            label={t('segments.negation')}
            value={isNegated ? 'not' : 'is'}
            options={(['is', 'not'] as const).map((value) => ({
              ...{ value, label: t(`segments.negation.${value}`) },
            }))}
            onChange={onNegate}
          />
          {part !== null && <span className="font-medium">{t(`segments.kind.${part.kind}`)}</span>}
        </div>
        {part === null ? (
          children
        ) : (
          <div data-fields className="flex flex-wrap items-center gap-2 has-[ul]:items-start">
            <LeafFields part={part} onChange={(next) => onChange?.(next)} />
          </div>
        )}
      </div>
      <PartMenu {...{ path, editing, isLast }} />
    </div>
  )
}

/** A part in a group has parts around it: only the innermost is meant. */
const isOwn = (target: EventTarget, block: Element): boolean =>
  target instanceof Element && target.closest('[data-part]') === block

/** The part at a place, or what stands there in place of the last: the button that adds one. */
function focusPart(list: Element | null, at: number): void {
  const item = list?.children[at]
  item?.querySelector<HTMLElement>('[data-part], button')?.focus()
}

function PartMenu({ path, editing, isLast }: Pick<PartBlockProps, 'path' | 'editing' | 'isLast'>) {
  const { t } = useWords()
  const isFirst = path.at(-1) === 0
  return (
    <Menu align="end" trigger={<IconButton size="sm" icon={Ellipsis} label={t('segments.partMenu')} />}>
      <MenuItem icon={Copy} onSelect={() => editing.copy(path)}>
        {t('segments.partCopy')}
      </MenuItem>
      {!isFirst && (
        <MenuItem icon={ArrowUp} onSelect={() => editing.move(path, -1)}>
          {t('segments.partUp')}
        </MenuItem>
      )}
      {!isLast && (
        <MenuItem icon={ArrowDown} onSelect={() => editing.move(path, 1)}>
          {t('segments.partDown')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon={Trash2} onSelect={() => editing.change(path, () => null)}>
        {t('segments.partRemove')}
      </MenuItem>
    </Menu>
  )
}
