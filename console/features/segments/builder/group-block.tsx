import { leafGroups } from '@splot/contract/segment/catalogue'
import type { Condition, Group } from '@splot/contract/segment/condition'
import { FolderPlus, Plus } from 'lucide-react'
import { useRef } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { findField } from '../../../kit/first-field.ts'
import { Menu, MenuItem, MenuLine, MenuNote } from '../../../kit/menu.tsx'
import { isGroup, type Path, peel, wrap } from '../tree.ts'
import type { Editing } from './condition-builder.tsx'
import { freshLeaf, isOffered, leafIcons } from './fresh.ts'
import { useGround } from './ground.ts'
import { PartBlock } from './part-block.tsx'
import { Pick } from './pick.tsx'

interface GroupBlockProps {
  group: Group
  path: Path
  editing: Editing
}

/** Parts on one thread: all of them must hold, or any. */
export function GroupBlock({ group, path, editing }: GroupBlockProps) {
  const { t } = useWords()
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t(`segments.join.${group.kind}`)}</legend>
      <div className="flex flex-wrap items-center gap-2 pb-2">
        <Pick
          label={t('segments.join')}
          value={group.kind}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`segments.join.${value}`) }))}
          onChange={(kind) => editing.change(path, (part) => (isGroup(part) ? { ...part, kind } : part))}
        />
      </div>
      <ol className="flex flex-col border-line border-l-2 pl-3 md:pl-4">
        {group.of.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          <li key={index} className="relative min-w-0 py-1.5">
            {index > 0 && (
              <span className="-left-[13px] md:-left-[17px] absolute top-0 -translate-x-1/2 -translate-y-1/2 rounded-knot bg-surface px-0.5 font-medium text-12 text-text-3">
                {t(`segments.word.${group.kind}`)}
              </span>
            )}
            <Part
              part={part}
              path={[...path, index]}
              editing={editing}
              isLast={index === group.of.length - 1}
            />
          </li>
        ))}
        <li className="pt-1.5">
          <AddMenu path={path} editing={editing} isDeep={path.length >= 6} />
        </li>
      </ol>
    </fieldset>
  )
}

interface PartProps {
  part: Condition
  path: Path
  editing: Editing
  isLast: boolean
}

function Part({ part, path, editing, isLast }: PartProps) {
  const { part: inner, isNegated } = peel(part)
  const innerPath = isNegated ? [...path, 0] : path
  const common = {
    path,
    editing,
    isLast,
    isNegated,
    onNegate: () => editing.change(path, (one) => wrap(peel(one).part, !isNegated)),
  }
  if (inner.kind === 'not') return <Part part={inner} path={innerPath} editing={editing} isLast={isLast} />
  if (!isGroup(inner))
    return <PartBlock {...common} part={inner} onChange={(next) => editing.change(innerPath, () => next)} />
  return (
    <PartBlock {...common} part={null}>
      <GroupBlock group={inner} path={innerPath} editing={editing} />
    </PartBlock>
  )
}

function AddMenu({ path, editing, isDeep }: { path: Path; editing: Editing; isDeep: boolean }) {
  const { t, language } = useWords()
  const ground = useGround()
  const button = useRef<HTMLButtonElement>(null)
  const hasAdded = useRef(false)
  const add = (part: Condition) => {
    hasAdded.current = true
    editing.add(path, part)
  }
  /** What was added stands just before the button: it has questions of its own. */
  const goOn = () => {
    if (!hasAdded.current) return null
    hasAdded.current = false
    const added = button.current?.closest('li')?.previousElementSibling
    return findField(added?.querySelector('[data-fields]') ?? null)
  }
  return (
    <Menu
      onward={goOn}
      trigger={
        <Button ref={button} icon={Plus}>
          {t('segments.add')}
        </Button>
      }
    >
      <div className="max-h-[calc(var(--available-height)-1rem)] overflow-y-auto">
        {leafGroups.map(({ id, label, kinds }) => (
          <div key={id}>
            <MenuNote>{label[language]}</MenuNote>
            {kinds
              .filter((kind) => isOffered(kind, ground))
              .map((kind) => (
                <MenuItem key={kind} icon={leafIcons[kind]} onSelect={() => add(freshLeaf(kind, ground))}>
                  {t(`segments.kind.${kind}`)}
                </MenuItem>
              ))}
          </div>
        ))}
        {!isDeep && (
          <>
            <MenuLine />
            <MenuItem
              icon={FolderPlus}
              onSelect={() => add({ kind: 'any', of: [freshLeaf('orders', ground)] })}
            >
              {t('segments.addGroup')}
            </MenuItem>
          </>
        )}
      </div>
    </Menu>
  )
}
