import { Toaster as Sonner, toast } from 'sonner'
import 'sonner/dist/styles.css'
import { useTheme } from '../app/theme.ts'
import { useWords } from '../i18n/t.ts'

const undoMs = 10_000

/** Where short news appears: what was done, and for ten seconds the way back. */
export function Toaster() {
  const { theme } = useTheme()
  const { t } = useWords()
  return (
    <Sonner
      theme={theme}
      position="bottom-center"
      containerAriaLabel={t('toast.region')}
      toastOptions={{
        classNames: {
          toast: '!rounded-card !border-line !bg-raised !text-text !text-13 !font-sans !shadow-float',
          description: '!text-text-2',
          actionButton: '!bg-transparent !text-brand-text !font-strong !text-13',
        },
      }}
    />
  )
}

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
