import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { SettingField, type Typed } from '../channels/setting-field.tsx'
import { type Connection, type ConnectionKind, connectionPath, connectionsKey } from './connection-model.ts'

/** Fields that have an editor of their own. */
const edited: ReadonlySet<string> = new Set(['mapping'])

/** Name and settings, the latter drawn from the source's schema. */
export function ConnectionSettings({ connection, kind }: { connection: Connection; kind: ConnectionKind }) {
  const { t } = useWords()
  const isLocked = !useScope('sources:manage')
  const [name, setName] = useState(connection.name)
  const [isEnabled, setEnabled] = useState(connection.isEnabled)
  const [typed, setTyped] = useState<Record<string, Typed>>(() => beginWith(connection, kind))
  const save = useMutation({
    mutationFn: () =>
      request<unknown>(connectionPath(connection.id), {
        method: 'PATCH',
        body: { name, isEnabled, settings: { ...keepEdited(connection), ...typed } },
      }),
    onSuccess: async () => {
      tell(t('conn.saved'))
      await queryClient.invalidateQueries({ queryKey: connectionsKey })
    },
  })
  const wrong = findWrong(save.error)
  const form = { schema: kind.schema, settings: connection.settings, secretsSet: connection.secretsSet }
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
        {kind.fields
          .filter((field) => !edited.has(field.name))
          .map((field) => (
            <SettingField
              key={field.name}
              channel={form}
              field={field}
              typed={typed}
              error={wrong?.field === field.name ? wrong.says : undefined}
              onChange={(value) => {
                save.reset()
                setTyped((before) => ({ ...before, [field.name]: value }))
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

/** What is stored; secrets are never sent here, so they begin empty and stay where nothing is typed. */
const beginWith = ({ settings }: Connection, { fields }: ConnectionKind): Record<string, Typed> =>
  Object.fromEntries(
    fields.flatMap(({ name, isSecret }) => {
      const value = settings[name]
      const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      return isSecret || edited.has(name) || !isPlain ? [] : [[name, value] as const]
    }),
  )

/** A form is saved whole: what is edited elsewhere goes along as it is. */
const keepEdited = ({ settings }: Connection) =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => edited.has(name)))

function findWrong(error: Error | null): { field: string; says: string } | null {
  if (!(error instanceof ApiError)) return null
  const field = /settings\.([\w-]+)/.exec(error.problem.path ?? '')?.[1]
  return field === undefined ? null : { field, says: error.message }
}
