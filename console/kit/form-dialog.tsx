import { type ReactNode, useId } from 'react'
import { useWords } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface FormDialogProps {
  isOpen?: boolean
  onClose: () => void
  title: string
  intro?: ReactNode
  width?: 'narrow' | 'wide'
  /** What the button that sends it says. */
  submit: string
  isBusy: boolean
  /** Nothing to send yet, or something is missing that no field can say. */
  isIncomplete?: boolean
  /** A refusal that belongs to no field of its own. */
  error?: Error | null
  onSubmit: () => void
  children: ReactNode
}

/** A few questions answered at once: fields under one another, what is wrong below them, *Cancel* and one act. */
export function FormDialog({ isOpen = true, title, intro, width = 'narrow', ...form }: FormDialogProps) {
  const { t } = useWords()
  const formId = useId()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={form.onClose}
      title={title}
      intro={intro}
      width={width}
      actions={
        <>
          <Button onClick={form.onClose}>{t('action.cancel')}</Button>
          <Button
            tone="primary"
            type="submit"
            form={formId}
            isBusy={form.isBusy}
            disabled={form.isIncomplete === true}
          >
            {form.submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          form.onSubmit()
        }}
      >
        {form.children}
        {form.error != null && (
          <p role="alert" className="text-danger">
            {form.error.message || t('error.unreachableHint')}
          </p>
        )}
      </form>
    </Dialog>
  )
}
