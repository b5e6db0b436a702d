import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { FormDialog } from '../../../kit/form-dialog.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import type { Series } from '../model.ts'

export function RenameSeries({ series, onRename }: { series: Series; onRename: (name: string) => void }) {
  const { t } = useWords()
  const [name, setName] = useState<string | null>(null)
  return (
    <>
      <Button icon={Pencil} onClick={() => setName(series.name)}>
        {t('series.rename')}
      </Button>
      {name !== null && (
        <FormDialog
          onClose={() => setName(null)}
          title={t('series.rename')}
          submit={t('action.save')}
          isBusy={false}
          isIncomplete={name.trim() === ''}
          onSubmit={() => {
            onRename(name.trim())
            setName(null)
          }}
        >
          <TextField label={t('series.name')} maxLength={200} value={name} onChange={setName} />
        </FormDialog>
      )}
    </>
  )
}
