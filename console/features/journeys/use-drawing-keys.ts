import { useEffect } from 'react'
import type { Drawing } from './use-drawing.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))

/** Ctrl-Z takes a change back, Ctrl-Shift-Z or Ctrl-Y brings it again; in a field they are the field's own. */
export function useDrawingKeys(drawing: Drawing, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const handle = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) drawing.redo()
      else drawing.undo()
    }
    addEventListener('keydown', handle)
    return () => removeEventListener('keydown', handle)
  }, [drawing, isOn])
}
