import { toast } from 'sonner'

const undoMs = 10_000

/** Says what was done. */
export const tell = (text: string): void => {
  toast(text)
}

/** Says what was done, with an act that takes it back for ten seconds. */
export function tellWithUndo(text: string, undo: { label: string; run: () => void }): void {
  toast(text, { duration: undoMs, action: { label: undo.label, onClick: undo.run } })
}

/** Says what could not be done and why. */
export const tellFailure = (error: Error, fallback: string): void => {
  toast.error(error.message === '' ? fallback : error.message, { duration: undoMs })
}
