import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { SettingField } from '../channels/setting-field.tsx'
import { useTyped } from '../channels/use-typed.ts'
import { findWrong } from '../channels/verdict.tsx'
import { type Connection, type ConnectionKind, connectionPath, connectionsKey } from './connection-model.ts'

/** Fields that have an editor of their own. */
const edited: ReadonlySet<string> = new Set(['mapping'])

/** Name and settings, the latter drawn from the source's schema. */
export function ConnectionSettings({ connection, kind }: { connection: Connection; kind: ConnectionKind }) {
  const { t } = useWords()
  const isLocked = !useScope('sources:manage')
  const [name, setName] = useState(connection.name)
  const [isEnabled, setEnabled] = useState(connection.isEnabled)
  const form = useMemo(() => formOf(connection, kind), [connection, kind])
  const { typed, put, noteSaved } = useTyped(form)
  const save = useMutation({
    mutationFn: () =>
      request<unknown>(connectionPath(connection.id), {
        method: 'PATCH',
        body: { name, isEnabled, settings: { ...keepEdited(connection), ...typed } },
      }),
    onSuccess: async () => {
      noteSaved()
      tell(t('conn.saved'))
      await queryClient.invalidateQueries({ queryKey: connectionsKey })
    },
  })
  const wrong = findWrong(undefined, save.error)
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <h3 className="font-strong">{t('conn.settings')}</h3>
      <fieldset disabled={isLocked} className="flex flex-col gap-4">
        <TextField label={t('conn.name')} required maxLength={120} value={name} onChange={setName} />
        {form.fields.map((field) => (
          <SettingField
            key={field.name}
            channel={form}
            field={field}
            typed={typed}
            error={wrong?.field === field.name ? wrong.says : undefined}
            onChange={(value) => {
              save.reset()
              put(field.name, value)
            }}
          />
        ))}
        {kind.makesSecret && <p className="text-12 text-text-2">{t('conn.keyHidden')}</p>}
        <EnabledBox isEnabled={isEnabled} onChange={setEnabled} />
      </fieldset>
      {save.error !== null && wrong === null && <p className="text-danger">{save.error.message}</p>}
      {!isLocked && (
        <Button tone="primary" type="submit" className="self-start" isBusy={save.isPending}>
          {t('action.save')}
        </Button>
      )}
    </form>
  )
}

function EnabledBox({ isEnabled, onChange }: { isEnabled: boolean; onChange: (is: boolean) => void }) {
  const { t } = useWords()
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        className="mt-0.5 accent-brand"
        checked={isEnabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {t('conn.enabled')}
        <span className="block text-12 text-text-3">{t('conn.enabledHint')}</span>
      </span>
    </label>
  )
}

const formOf = ({ settings, secretsSet }: Connection, { schema, fields }: ConnectionKind) => ({
  ...{ schema, settings, secretsSet, fields: fields.filter((field) => !edited.has(field.name)) },
})

/** A form is saved whole: what is edited elsewhere goes along as it is. */
const keepEdited = ({ settings }: Connection) =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => edited.has(name)))
