import { useEffect } from 'react'

interface Keys {
  onUndo: () => void
  onRedo: () => void
  onSave: () => void
}

/** Ctrl-Z, Ctrl-Shift-Z and Ctrl-Y for the whole message, whatever field one is in; Ctrl-S saves at once. */
export function useStudioKeys({ onUndo, onRedo, onSave }: Keys): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const act =
        key === 's'
          ? onSave
          : key === 'y' || (key === 'z' && event.shiftKey)
            ? onRedo
            : key === 'z'
              ? onUndo
              : null
      if (act === null || isElsewhere(event.target)) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', handle)
    return () => removeEventListener('keydown', handle)
  }, [onUndo, onRedo, onSave])
}

/** Fields of dialogs and of the search keep their own undo. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="search"]') !== null
