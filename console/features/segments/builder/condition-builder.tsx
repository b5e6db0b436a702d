import type { Condition } from '@splot/contract/segment/condition'
import { addAt, changeAt, copyAt, moveAt, openRoot, type Path } from '../tree.ts'
import { type Ground, GroundContext } from './ground.ts'
import { GroupBlock } from './group-block.tsx'

export interface Editing {
  change(path: Path, next: (part: Condition) => Condition | null): void
  add(path: Path, part: Condition): void
  copy(path: Path): void
  move(path: Path, by: -1 | 1): void
}

interface ConditionBuilderProps {
  condition: Condition
  ground: Ground
  /** @param tag what was changed, so that keystrokes in one field are one step back */
  onChange: (condition: Condition, tag: string) => void
}

/** A condition as blocks in plain words: what must hold, and how the parts stand to one another. */
export function ConditionBuilder({ condition, ground, onChange }: ConditionBuilderProps) {
  const root = openRoot(condition)
  const editing: Editing = {
    change: (path, next) => onChange(changeAt(root, path, next), `change ${path.join('.')}`),
    add: (path, part) => onChange(addAt(root, path, part), ''),
    copy: (path) => onChange(copyAt(root, path), ''),
    move: (path, by) => onChange(moveAt(root, path, by), ''),
  }
  return (
    <GroundContext value={ground}>
      <GroupBlock group={root} path={[]} editing={editing} />
    </GroundContext>
  )
}
